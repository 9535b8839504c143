package org.wdsjmx.plugin.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wdsjmx.watch.Trees.client;
import static org.wdsjmx.watch.Trees.snapshot;

import java.util.Date;
import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;
import org.junit.jupiter.api.Test;
import org.wdsjmx.testing.SteppingClock;
import org.wdsjmx.watch.ScriptedBackend;
import org.wdsjmx.watch.Trees;

class AgentReaderTest {

    @Test
    void theDemoIsReadWithTwoCallsHoweverManyClientsItHas() throws Exception {
        try (WatchedAgent agent = WatchedAgent.demo()) {
            Reading reading = AgentReader.read(agent.connection());

            assertThat(agent.calls)
                    .extracting(call -> call.replaceFirst(" .*", ""))
                    .containsExactly("queryNames", "getAttributes");
            Server server = reading.servers().get(0);
            assertThat(server.name()).isEqualTo("WDS01");
            assertThat(server.trouble()).isNull();
            assertThat(server.sessions()).hasSize(3).allSatisfy(session -> {
                assertThat(session.namespace()).startsWith("WDS:");
                assertThat(session.rate()).isNotNull();
                assertThat(reading.machines(session.place()))
                        .hasSize(session.clients().intValue());
            });
            Machine master = server.machines().stream()
                    .filter(machine -> machine.name().equals("FRONTDESK-03"))
                    .findFirst()
                    .orElseThrow();
            assertThat(master.marks().isMaster()).isTrue();
            assertThat(master.mac()).isEqualTo("00-1E-C9-40-7A-C3");
            assertThat(master.completion()).isBetween(0.0, 1.0);
            assertThat(master.joined()).isNotNull();
        }
    }

    @Test
    void aServerThatCannotBeReadSaysWhy() throws Exception {
        ScriptedBackend backend = new ScriptedBackend(() -> snapshot(0, client(1, "00-15-5D-01-02-03", 0.5, 10)));
        try (WatchedAgent agent = new WatchedAgent(backend, new SteppingClock(Trees.START), "WDS01")) {
            backend.answer = ScriptedBackend.failing(0x80070005);
            agent.refresh();

            Server server = AgentReader.read(agent.connection()).servers().get(0);

            assertThat(server.trouble()).contains("E_ACCESSDENIED");
            assertThat(server.machines()).as("the last that was seen").hasSize(1);
        }
    }

    @Test
    void columnsOfAnOlderOrNewerAgentAreUnknown() throws Exception {
        String[] columns = {"Id", "Name", "Completion", "Rank", "Shoe", "IpAddress", "JoinTime"};
        CompositeType type =
                new CompositeType("ClientColumns", "of another version", columns, columns, new OpenType<?>[] {
                    ArrayType.getPrimitiveArrayType(long[].class),
                    new ArrayType<>(1, SimpleType.STRING),
                    new ArrayType<>(1, SimpleType.STRING),
                    ArrayType.getPrimitiveArrayType(int[].class),
                    ArrayType.getPrimitiveArrayType(long[].class),
                    new ArrayType<>(1, SimpleType.STRING),
                    SimpleType.DATE
                });
        CompositeDataSupport clients = new CompositeDataSupport(type, columns, new Object[] {
            new long[] {7},
            new String[] {"PC-7"},
            new String[] {"half"},
            new int[] {1},
            new long[] {44},
            new String[] {},
            new Date()
        });
        CompositeType idless = new CompositeType(
                "Session", "s", new String[] {"Key"}, new String[] {"k"}, new OpenType<?>[] {SimpleType.LONG});
        TabularDataSupport sessions = new TabularDataSupport(new TabularType("t", "t", idless, new String[] {"Key"}));
        sessions.put(new CompositeDataSupport(idless, Map.of("Key", 1L)));
        MBeanServer mbeans = MBeanServerFactory.newMBeanServer();
        mbeans.registerMBean(
                new Attributes(Map.of("ClientColumns", clients, "Sessions", sessions)), WatchedAgent.WDS01);
        mbeans.registerMBean(
                new Attributes(Map.of("ClientColumns", 3)),
                new ObjectName("wds.transport:type=Server,server=\"X \\\"1\""));

        List<Server> servers = AgentReader.read(mbeans).servers();

        assertThat(servers).hasSize(2);
        Server other = servers.stream()
                .filter(server -> server.bean().equals(WatchedAgent.WDS01))
                .findFirst()
                .orElseThrow();
        assertThat(other.name()).isEqualTo("WDS01");
        assertThat(other.trouble()).isNull();
        assertThat(other.sessions()).as("without ids").isEmpty();
        assertThat(other.machines())
                .containsExactly(new Machine(
                        WatchedAgent.WDS01,
                        null,
                        "7",
                        7,
                        "PC-7",
                        null,
                        null,
                        null,
                        Marks.NONE,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        assertThat(servers)
                .filteredOn(server -> !server.equals(other))
                .singleElement()
                .satisfies(server -> {
                    assertThat(server.trouble()).contains("too old or too new");
                    assertThat(server.machines()).isEmpty();
                });
    }

    /** A bean with these attributes. */
    private record Attributes(Map<String, Object> values) implements DynamicMBean {

        @Override
        public Object getAttribute(String attribute) throws AttributeNotFoundException {
            if (!values.containsKey(attribute)) {
                throw new AttributeNotFoundException(attribute);
            }
            return values.get(attribute);
        }

        @Override
        public AttributeList getAttributes(String[] attributes) {
            AttributeList list = new AttributeList();
            for (String attribute : attributes) {
                if (values.containsKey(attribute)) {
                    list.add(new Attribute(attribute, values.get(attribute)));
                }
            }
            return list;
        }

        @Override
        public void setAttribute(Attribute attribute) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AttributeList setAttributes(AttributeList attributes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object invoke(String action, Object[] values, String[] signature) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MBeanInfo getMBeanInfo() {
            return new MBeanInfo("X", "x", null, null, null, null);
        }
    }
}
