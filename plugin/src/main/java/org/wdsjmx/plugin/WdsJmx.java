package org.wdsjmx.plugin;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.MBeanServer;
import org.wdsjmx.mbean.AgentDetails;
import org.wdsjmx.mbean.MBeanPublisher;
import org.wdsjmx.plugin.config.Configuration;
import org.wdsjmx.plugin.config.ConfigurationException;
import org.wdsjmx.plugin.config.PollSettings;
import org.wdsjmx.plugin.http.CallOrigin;
import org.wdsjmx.plugin.http.HealthEndpoints;
import org.wdsjmx.plugin.http.HttpFrontend;
import org.wdsjmx.plugin.http.IndexEndpoint;
import org.wdsjmx.plugin.http.JolokiaEndpoint;
import org.wdsjmx.plugin.http.MetricsEndpoint;
import org.wdsjmx.plugin.jmx.JmxConnector;
import org.wdsjmx.plugin.metrics.AgentRegistry;
import org.wdsjmx.plugin.metrics.CountedOperations;
import org.wdsjmx.plugin.metrics.TransportCollector;
import org.wdsjmx.watch.ServerListener;
import org.wdsjmx.watch.ServerWatcher;
import org.wdsjmx.watch.Watch;
import org.wdsjmx.watch.WatchSettings;

/**
 * The running application: servers that are watched, their MBeans, metrics and ports. It runs from {@link #start} to {@link
 * #close}; a start that fails leaves nothing behind.
 */
public final class WdsJmx implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Watch watch;
    private final HttpFrontend http;
    private final JmxConnector jmx;

    private WdsJmx(Configuration configuration, Fleet fleet, String configFile, List<ServerListener> audience)
            throws StartException {
        try {
            // Closed last, when nobody reads any more.
            begun(fleet);
            // Ports first: nothing else has to be undone when one cannot be had.
            http = begun(bindHttp(configuration));
            MBeanServer mbeans = ManagementFactory.getPlatformMBeanServer();
            jmx = configuration.jmx().isEmpty()
                    ? null
                    : begun(bindJmx(configuration.jmx().get().port(), mbeans));

            CallOrigin origin = new CallOrigin();
            TransportCollector collector = new TransportCollector(
                    Version.current(),
                    fleet.backend().name(),
                    configuration.metrics().maxClients(),
                    CallOrigin.all());
            MBeanPublisher publisher = begun(new MBeanPublisher(
                    mbeans,
                    server -> new CountedOperations(server, collector, origin::current),
                    InstantSource.system(),
                    configuration.operations().createNamespace()));
            publisher.publishAgent(new AgentDetails(
                    Version.current(),
                    fleet.backend().name(),
                    Instant.now(),
                    configFile,
                    http.url().toString()));

            List<ServerListener> listeners = new ArrayList<>(List.of(publisher, collector));
            listeners.addAll(audience);
            watch = begun(new Watch(
                    ServerNames.of(fleet.addresses()),
                    fleet.backend(),
                    settings(configuration),
                    InstantSource.system(),
                    listeners));
            JolokiaEndpoint jolokia = begun(new JolokiaEndpoint(origin));
            watch.start();
            http.start(endpoints(jolokia, collector));
        } catch (StartException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts the application.
     *
     * @param configuration how it is to run
     * @param configFile where the configuration comes from; {@code null} when not from a file
     * @param audience hear of every view, besides the application itself
     * @throws ConfigurationException when a file that the configuration names is wrong
     * @throws StartException when it cannot run so; then nothing of it runs
     */
    public static WdsJmx start(Configuration configuration, Path configFile, List<ServerListener> audience)
            throws ConfigurationException, StartException {
        return start(Fleet.of(configuration), configuration, configFile, audience);
    }

    /**
     * Starts the application with these servers instead of those of its configuration.
     *
     * @param fleet the servers; closed with the application, or when it cannot start
     */
    static WdsJmx start(Fleet fleet, Configuration configuration, Path configFile, List<ServerListener> audience)
            throws StartException {
        return new WdsJmx(
                configuration,
                fleet,
                configFile == null ? null : configFile.toAbsolutePath().toString(),
                audience);
    }

    /** Where HTTP is served. */
    public URI httpUrl() {
        return http.url();
    }

    /** Where remote JMX is served, if it is. */
    public Optional<String> jmxUrl() {
        return Optional.ofNullable(jmx).map(connector -> connector.url().toString());
    }

    /** The servers that are watched. */
    public List<String> servers() {
        return watch.servers().stream().map(ServerWatcher::name).toList();
    }

    private Map<String, HttpHandler> endpoints(JolokiaEndpoint jolokia, TransportCollector collector) {
        return Map.of(
                "/",
                new IndexEndpoint(),
                "/metrics",
                MetricsEndpoint.of(AgentRegistry.of(collector)),
                JolokiaEndpoint.PATH,
                jolokia,
                "/-/healthy",
                HealthEndpoints.healthy(),
                "/-/ready",
                HealthEndpoints.ready(this::everyServerWasAsked));
    }

    private boolean everyServerWasAsked() {
        return watch.servers().stream().map(ServerWatcher::view).allMatch(view -> view.up() || view.failure() != null);
    }

    private static WatchSettings settings(Configuration configuration) {
        PollSettings poll = configuration.poll();
        return new WatchSettings(poll.interval(), poll.deadline(), poll.staleAfter(), poll.stalledAfter());
    }

    private static HttpFrontend bindHttp(Configuration configuration) throws StartException {
        InetSocketAddress address = configuration.http().socketAddress();
        try {
            return new HttpFrontend(address);
        } catch (IOException e) {
            throw new StartException(
                    "http.port: cannot listen on " + address.getHostString() + " port " + address.getPort() + ": "
                            + e.getMessage() + "; end the program that uses the port or choose another one",
                    e);
        }
    }

    private static JmxConnector bindJmx(int port, MBeanServer mbeans) throws StartException {
        try {
            return JmxConnector.open(mbeans, port);
        } catch (IOException e) {
            throw new StartException("jmx.port: " + e.getMessage(), e);
        }
    }

    private <T extends AutoCloseable> T begun(T part) {
        parts.push(part);
        return part;
    }

    /** Stops everything, last begun first. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                System.getLogger(WdsJmx.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "Cannot stop " + part.getClass().getSimpleName(),
                                e);
            }
        }
    }
}
