package org.wdsjmx.plugin.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.management.AttributeList;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.wdsjmx.transport.DisconnectOutcome;

/** Looks at a client, thinks for a while, and disconnects it: by then its id may be that of another machine. */
final class Operator {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_THOUGHT = 1_500;
    private static final String[] IDENTITY = {"Id", "MacAddress"};

    private final Calls calls;
    private final Random random;

    Operator(Calls calls, Random random) {
        this.calls = calls;
        this.random = random;
    }

    /** Over RMI. */
    void byConsole(Life life) throws JMException, InterruptedException {
        disconnectSomebody(life, bean -> {
            CompositeData result = (CompositeData) life.mbeans()
                    .invoke(bean, "disconnect", new Object[] {"Fallback"}, new String[] {String.class.getName()});
            return Optional.of((String) result.get("outcome"));
        });
    }

    /** Over Jolokia. */
    void byJolokia(Life life) throws JMException, InterruptedException {
        disconnectSomebody(life, bean -> {
            JsonNode answer = JSON.readTree(life.post(
                            "/jolokia/",
                            JSON.writeValueAsString(JSON.createObjectNode()
                                    .put("type", "exec")
                                    .put("mbean", bean.toString())
                                    .put("operation", "disconnect")
                                    .set("arguments", JSON.createArrayNode().add("Fallback"))))
                    .body());
            return switch (answer.path("status").asInt()) {
                case 200 -> Optional.of(answer.path("value").path("outcome").asText());
                case 404 -> Optional.empty();
                default -> throw new AssertionError(answer);
            };
        });
    }

    /** Asks for the client of a bean; empty when the bean has gone. */
    private interface Request {
        Optional<String> outcome(ObjectName bean) throws JMException, IOException, InterruptedException;
    }

    private void disconnectSomebody(Life life, Request request) throws JMException, InterruptedException {
        try {
            MBeanServerConnection mbeans = life.mbeans();
            ObjectName bean = anyone(mbeans);
            if (bean == null) {
                return;
            }
            Calls.Named machine = look(mbeans, bean);
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_THOUGHT));
            calls.about(machine);
            request.outcome(bean).map(DisconnectOutcome::valueOf).ifPresent(outcome -> calls.told(machine, outcome));
        } catch (IOException | InstanceNotFoundException theProgramOrTheClientHasGone) {
            // Nobody was told anything.
        }
    }

    private ObjectName anyone(MBeanServerConnection mbeans) throws JMException, IOException {
        List<ObjectName> all = List.copyOf(mbeans.queryNames(new ObjectName("wds.transport:type=Client,*"), null));
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    private static Calls.Named look(MBeanServerConnection mbeans, ObjectName bean) throws JMException, IOException {
        AttributeList seen = mbeans.getAttributes(bean, IDENTITY);
        return new Calls.Named(
                bean.getKeyProperty("server"), (Long) seen.asList().get(0).getValue(), (String)
                        seen.asList().get(1).getValue());
    }
}
