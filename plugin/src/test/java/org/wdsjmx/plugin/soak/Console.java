package org.wdsjmx.plugin.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.wdsjmx.mbean.TransportNames;
import org.wdsjmx.plugin.program.RunningProgram;

/** Connects, looks on, and goes: in order, or as a machine does whose cable is pulled. */
final class Console {

    private final World world;
    private final ConsolesGone gone;
    private final Random random;

    Console(World world, ConsolesGone gone, Random random) {
        this.world = world;
        this.gone = gone;
        this.random = random;
    }

    /** JConsole that is closed. */
    void byRmi(Life life) throws JMException {
        try (JMXConnector console = JMXConnectorFactory.connect(new JMXServiceURL(life.jmxUrl()), Map.of())) {
            look(console.getMBeanServerConnection(), world.servers().get(0).name());
        } catch (IOException theProgramHasGone) {
            // It is killed now and then.
        } finally {
            gone.closed();
        }
    }

    /** Listens and reads as a console does. */
    static void look(MBeanServerConnection mbeans, String server) throws JMException, IOException {
        ObjectName bean = TransportNames.server(server);
        mbeans.addNotificationListener(bean, (notification, handback) -> {}, null, null);
        mbeans.getAttribute(bean, "Clients");
        mbeans.queryNames(new ObjectName("wds.transport:*"), null);
    }

    /** JConsole that is killed while it listens and reads. */
    void byRmiKilled(Life life) throws IOException, InterruptedException {
        Process console = new ProcessBuilder(
                        RunningProgram.java(),
                        "-Xmx32m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledConsole.class.getName(),
                        life.jmxUrl(),
                        world.servers()
                                .get(random.nextInt(world.servers().size()))
                                .name())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            // Its first output, or its end because the program was killed meanwhile.
            console.getInputStream().read();
        } finally {
            console.destroyForcibly();
            assertThat(console.waitFor(10, TimeUnit.SECONDS)).isTrue();
            gone.killed();
        }
    }

    /** A scraper, a script, a browser; each may be cut off in the midst of an answer or of its own request. */
    void byHttp(Life life) throws InterruptedException {
        List<String> paths = List.of(
                "/metrics",
                "/",
                "/-/healthy",
                "/jolokia/read/wds.transport:type=Client,*/Completion",
                "/jolokia/search/wds.transport:type=Session,*",
                "/jolokia/list/wds.transport?listCache=true");
        String path = paths.get(random.nextInt(paths.size()));
        try {
            switch (random.nextInt(4)) {
                case 0 -> cutOff(life, "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 200);
                case 1 -> cutOff(life, "GET " + path + " HTTP/1.1\r\nHo", 0);
                case 2 -> cutOff(life, "POST /jolokia/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99\r\n\r\n{", 0);
                default ->
                    assertThat(life.get(path).statusCode()).as("GET " + path).isEqualTo(200);
            }
        } catch (IOException theProgramHasGone) {
            // It is killed now and then.
        }
    }

    private static void cutOff(Life life, String request, int answered) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), life.url().getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readNBytes(answered);
            // Reset instead of closed.
            socket.setSoLinger(true, 0);
        }
    }

    /** A page that subscribes over Jolokia, and is never heard of again. */
    void bySubscription(Life life) throws InterruptedException {
        try {
            String registered = life.post("/jolokia/", "{\"type\":\"notification\",\"command\":\"register\"}")
                    .body();
            String client = registered.replaceAll("(?s).*\"id\":\"([^\"]+)\".*", "$1");
            String added = life.post(
                            "/jolokia/",
                            String.format(
                                    Locale.ROOT,
                                    """
                            {"type":"notification","command":"add","client":"%s","mode":"pull","mbean":"%s"}""",
                                    client,
                                    TransportNames.server(world.servers().get(0).name())))
                    .body();
            assertThat(added).contains("\"status\":200");
        } catch (IOException theProgramHasGone) {
            // It is killed now and then.
        }
    }
}
