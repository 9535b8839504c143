package org.wdsjmx.plugin.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.management.Attribute;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.plugin.access.OpenAuthentication;
import org.wdsjmx.plugin.access.Role;

class JmxConnectorTest {

    private ObjectName bean;
    private MBeanServer beans;
    private JmxConnector connector;

    /** A connector on loopback without users, as far as callers are concerned. */
    static JmxConnector openToAnybody(MBeanServer beans, int port) throws IOException {
        return JmxConnector.open(
                beans,
                new JmxConnector.Place(new InetSocketAddress("127.0.0.1", port), "127.0.0.1"),
                Optional.empty(),
                new OpenAuthentication(Role.VIEWER));
    }

    @BeforeEach
    void open() throws Exception {
        bean = new ObjectName("wds.transport:type=Sample");
        beans = MBeanServerFactory.newMBeanServer();
        beans.registerMBean(new Sample(), bean);
        connector = openToAnybody(beans, 0);
    }

    @AfterEach
    void close() throws IOException {
        connector.close();
    }

    /**
     * The server's virtual machine believes to have an address that does not exist, as a machine with an unreachable network
     * interface would, and the console's has none of our classes.
     */
    @Test
    void servesAConsoleWithoutOurClassesWhateverTheMachineIsCalled(@TempDir Path directory) throws Exception {
        Process server = java(
                "-Djava.rmi.server.hostname=192.0.2.1",
                "-cp",
                System.getProperty("java.class.path"),
                ConnectorProcess.class.getName());
        try {
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
            Map<String, String> console = runConsole(Integer.parseInt(output.readLine()), directory);

            assertThat(console)
                    .containsEntry("read", "1")
                    .containsEntry("write", "7")
                    .containsEntry("operate", "2+three")
                    .containsEntry("query", "[wds.transport:type=Sample]")
                    .containsEntry("threads", "true")
                    .containsEntry("notify", "hear, hear")
                    .containsEntry("stub", "RMIServerImpl_Stub true")
                    .containsEntry("list", "[jmxrmi]");
            assertThat(console.get("create")).startsWith("SecurityException: createMBean");
            assertThat(console.get("gc"))
                    .startsWith("SecurityException: invoke of java.lang:type=Memory is not allowed");
            assertThat(console.get("bind")).startsWith("AccessException: Registry.bind disallowed");
            assertThat(console.get("rebind")).startsWith("AccessException: Registry.rebind disallowed");
            assertThat(console.get("unbind")).startsWith("AccessException: Registry.unbind disallowed");

            server.getOutputStream().close();
            assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void doesNotKeepAHostApplicationAlive() throws Exception {
        Process server =
                java("-cp", System.getProperty("java.class.path"), ConnectorProcess.class.getName(), "end at once");
        try {
            assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void listensOnTheLoopbackAddressOnly() throws IOException {
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(network.getInetAddresses())) {
                if (address instanceof Inet4Address && !address.isLoopbackAddress()) {
                    assertThatIOException()
                            .isThrownBy(() -> connectTo(new InetSocketAddress(address, connector.port())));
                }
            }
        }
        // Another loopback address is not ours either: a socket on the wildcard address would answer there.
        assertThatIOException().isThrownBy(() -> connectTo(new InetSocketAddress("127.0.0.2", connector.port())));
        assertThatCode(() -> connectTo(new InetSocketAddress("127.0.0.1", connector.port())))
                .doesNotThrowAnyException();
    }

    @Test
    void setsNoPropertyOfTheVirtualMachine() {
        assertThat(System.getProperties()).doesNotContainKey("java.rmi.server.hostname");
    }

    @Test
    void tellsWhatToTypeIntoAConsole() {
        assertThat(connector.url())
                .hasToString("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + connector.port() + "/jmxrmi");
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatIOException()
                    .isThrownBy(() -> openToAnybody(beans, other.getLocalPort()))
                    .withMessageContaining("JMX port " + other.getLocalPort() + " on 127.0.0.1")
                    .withMessageContaining("set jmx.port to another one");
        }
    }

    /** A caller that came in while the port closed used to wait for an answer for ever. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void closingFreesThePortDisconnectsConsolesAndEndsThreads() throws Exception {
        int port = connector.port();
        var console = JMXConnectorFactory.connect(connector.url());
        MBeanServerConnection remote = console.getMBeanServerConnection();
        assertThat(remote.getAttribute(bean, "Level")).isEqualTo(1L);

        connector.close();
        connector.close();

        assertThatIOException().isThrownBy(() -> remote.getAttribute(bean, "Level"));
        assertThatIOException().isThrownBy(() -> connectTo(new InetSocketAddress("127.0.0.1", port)));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.contains("RMI TCP Accept-" + port)
                                || name.matches(Pattern.quote("RMI TCP Connection(") + "[0-9]+" + ".*0\\.0\\.0\\.0.*")
                                || name.startsWith("JMX server connection timeout")));
        try (JmxConnector again = openToAnybody(beans, port)) {
            assertThat(level(again)).isEqualTo(1L);
        }
    }

    @Test
    void severalCanBeOpenAtOnce() throws Exception {
        try (JmxConnector other = openToAnybody(beans, 0)) {
            assertThat(other.port()).isNotEqualTo(connector.port());
            assertThat(level(other)).isEqualTo(level(connector));
        }
    }

    @Test
    void takesTheValuesThatJmxIsMadeOf() throws Exception {
        CompositeType row = new CompositeType(
                "row", "row", new String[] {"key", "value"}, new String[] {"k", "v"}, new OpenType<?>[] {
                    SimpleType.STRING, SimpleType.DATE
                });
        TabularDataSupport table = new TabularDataSupport(new TabularType("t", "t", row, new String[] {"key"}));
        table.put(new CompositeDataSupport(row, Map.of("key", "a", "value", new java.util.Date(0))));
        Map<Object, Object> map = new HashMap<>(Map.of("a", 1));
        List<Object> values = List.of(
                "text",
                1,
                2.5,
                true,
                new String[] {"a", "b"},
                new long[] {1, 2},
                new ObjectName("a:b=c"),
                new java.util.Date(0),
                new java.math.BigDecimal("1.5"),
                new ArrayList<>(List.of("x")),
                map,
                table);
        try (var console = JMXConnectorFactory.connect(connector.url())) {
            MBeanServerConnection remote = console.getMBeanServerConnection();
            for (Object value : values) {
                assertThatCode(() -> remote.setAttribute(bean, new Attribute("Anything", value)))
                        .as("sending %s", value)
                        .doesNotThrowAnyException();
                assertThat(beans.getAttribute(bean, "Anything")).isEqualTo(value);
            }
        }
    }

    @Test
    void makesNoOtherObjectsOfWhatCallersSend() throws Exception {
        List<Object> values = List.of(
                new File("x"),
                new ArrayList<>(List.of(new File("x"))),
                new File[] {new File("x")},
                java.util.Locale.ROOT,
                new java.util.PriorityQueue<>(List.of("a", "b")));
        try (var console = JMXConnectorFactory.connect(connector.url())) {
            MBeanServerConnection remote = console.getMBeanServerConnection();
            for (Object value : values) {
                assertThatThrownBy(() -> remote.setAttribute(bean, new Attribute("Anything", value)))
                        .hasMessageContaining("REJECTED");
            }
        }
        assertThat(beans.getAttribute(bean, "Anything")).isNull();
    }

    @Test
    void makesNoOtherObjectsOfCredentials() {
        assertThatThrownBy(() -> connect(Map.of("jmx.remote.credentials", new File("x"))))
                .hasStackTraceContaining("REJECTED");
        assertThatCode(() -> connect(Map.of("jmx.remote.credentials", new String[] {"user", "word"})))
                .doesNotThrowAnyException();
    }

    @Test
    void noBeanCanBeMadeToCallAnother() throws Exception {
        try (var console = JMXConnectorFactory.connect(connector.url())) {
            MBeanServerConnection remote = console.getMBeanServerConnection();

            assertThatThrownBy(() -> remote.addNotificationListener(bean, bean, null, null))
                    .isInstanceOf(SecurityException.class);
            assertThatThrownBy(() -> remote.unregisterMBean(bean)).isInstanceOf(SecurityException.class);
            assertThatThrownBy(() -> remote.setAttribute(
                            new ObjectName("JMImplementation:type=MBeanServerDelegate"), new Attribute("X", 1)))
                    .isInstanceOf(SecurityException.class)
                    .hasMessageContaining("only MBeans of domain wds.transport can be operated");
        }
    }

    private void connect(Map<String, ?> environment) throws IOException {
        JMXConnectorFactory.connect(connector.url(), environment).close();
    }

    private Object level(JmxConnector of) throws Exception {
        JMXServiceURL url = of.url();
        try (var console = JMXConnectorFactory.connect(url)) {
            return console.getMBeanServerConnection().getAttribute(bean, "Level");
        }
    }

    private static void connectTo(InetSocketAddress address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address, 2_000);
        }
    }

    private static Map<String, String> runConsole(int port, Path directory) throws Exception {
        Path output = directory.resolve("console");
        Process console = java(
                "-cp",
                directory.toString(),
                Path.of("src/test/console/Console.java").toAbsolutePath().toString(),
                Integer.toString(port));
        try {
            Files.write(output, console.getInputStream().readAllBytes());
            assertThat(console.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            console.destroyForcibly();
        }
        Map<String, String> results = new LinkedHashMap<>();
        for (String line : Files.readAllLines(output)) {
            results.put(line.substring(0, Math.max(0, line.indexOf('='))), line.substring(line.indexOf('=') + 1));
        }
        return results;
    }

    private static Process java(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
