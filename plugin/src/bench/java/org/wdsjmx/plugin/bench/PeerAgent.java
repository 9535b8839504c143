package org.wdsjmx.plugin.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The Java agent of jmx_exporter in this virtual machine, behind a class loader of its own as if it had been given on the command
 * line. It cannot be stopped.
 */
final class PeerAgent {

    /** Names the agent's jar. */
    private static final String JAR = "wdsjmx.bench.exporter";

    /** Every attribute of every bean, as it comes. */
    static final String DEFAULT_RULES = "includeObjectNames: ['wds.transport:*']\n";

    /** Only the beans and the attributes that our page shows, in two rules that are remembered. */
    static final String TUNED_RULES = """
            includeObjectNames: ['wds.transport:type=Client,*', 'wds.transport:type=Session,*']
            rules:
              - pattern: 'wds.transport<type=Client, server=(.+), session=(.+), client=(.+), name=(.*)><>\
            (Completion|Master|JoinTime|ProgressTime|CpuUtilization|MemoryUtilization|NetworkUtilization):'
                name: wds_client_$5
                labels: {server: $1, session: $2, client: $3, name: $4}
                cache: true
              - pattern: 'wds.transport<type=Session, server=(.+), session=(.+)><>\
            (TransferRate|MinimumCompletion|MeanCompletion):'
                name: wds_session_$3
                labels: {server: $1, session: $2}
                cache: true
            """;

    private PeerAgent() {}

    /** Starts one; returns where it is scraped. */
    static URI start(String rules) throws IOException, ReflectiveOperationException {
        Path jar = Path.of(System.getProperty(JAR, "(no property " + JAR + ")"));
        if (!Files.exists(jar)) {
            throw new IllegalStateException("no agent of jmx_exporter: " + jar);
        }
        Path config = Files.writeString(Files.createTempFile("rules", ".yaml"), rules);
        config.toFile().deleteOnExit();
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        // Never closed: the agent loads classes as long as it lives.
        @SuppressWarnings("resource")
        URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        loader.loadClass("io.prometheus.jmx.JavaAgent")
                .getMethod("premain", String.class, java.lang.instrument.Instrumentation.class)
                .invoke(null, "127.0.0.1:" + port + ":" + config, null);
        return URI.create("http://127.0.0.1:" + port + "/metrics");
    }
}
