package org.wdsjmx.plugin.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
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
        try {
            MBeanServerConnection mbeans = life.mbeans();
            ObjectName bean = anyone(mbeans);
            if (bean == null) {
                return;
            }
            Calls.Named machine = look(mbeans, bean);
            think();
            calls.about(machine);
            CompositeData result = (CompositeData)
                    mbeans.invoke(bean, "disconnect", new Object[] {"Fallback"}, new String[] {String.class.getName()});
            calls.told(machine, DisconnectOutcome.valueOf((String) result.get("outcome")));
        } catch (IOException | InstanceNotFoundException theProgramOrTheClientHasGone) {
            // Nobody was told anything.
        }
    }

    /** Over Jolokia. */
    void byJolokia(Life life) throws JMException, InterruptedException {
        try {
            MBeanServerConnection mbeans = life.mbeans();
            ObjectName bean = anyone(mbeans);
            if (bean == null) {
                return;
            }
            Calls.Named machine = look(mbeans, bean);
            think();
            calls.about(machine);
            JsonNode answer = JSON.readTree(life.post(
                            "/jolokia/",
                            JSON.writeValueAsString(JSON.createObjectNode()
                                    .put("type", "exec")
                                    .put("mbean", bean.toString())
                                    .put("operation", "disconnect")
                                    .set("arguments", JSON.createArrayNode().add("Fallback"))))
                    .body());
            if (answer.path("status").asInt() == 200) {
                calls.told(
                        machine,
                        DisconnectOutcome.valueOf(
                                answer.path("value").path("outcome").asText()));
            } else if (answer.path("status").asInt() != 404) {
                throw new AssertionError(answer);
            }
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

    private void think() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_THOUGHT));
    }
}
