package org.wdsjmx.plugin;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.management.MBeanServer;
import org.wdsjmx.mbean.AgentDetails;
import org.wdsjmx.mbean.MBeanPublisher;
import org.wdsjmx.mbean.RemediationDetails;
import org.wdsjmx.plugin.access.Admission;
import org.wdsjmx.plugin.access.Callers;
import org.wdsjmx.plugin.access.CurrentSubject;
import org.wdsjmx.plugin.access.JvmExposure;
import org.wdsjmx.plugin.access.OperationGate;
import org.wdsjmx.plugin.access.ProgramGate;
import org.wdsjmx.plugin.access.Right;
import org.wdsjmx.plugin.access.Way;
import org.wdsjmx.plugin.audit.AuditLog;
import org.wdsjmx.plugin.config.Configuration;
import org.wdsjmx.plugin.config.PollSettings;
import org.wdsjmx.plugin.http.AlertsEndpoint;
import org.wdsjmx.plugin.http.Endpoint;
import org.wdsjmx.plugin.http.HealthEndpoints;
import org.wdsjmx.plugin.http.HttpFrontend;
import org.wdsjmx.plugin.http.JolokiaEndpoint;
import org.wdsjmx.plugin.http.MeEndpoint;
import org.wdsjmx.plugin.http.MetricsEndpoint;
import org.wdsjmx.plugin.http.PageEndpoint;
import org.wdsjmx.plugin.jmx.JmxConnector;
import org.wdsjmx.plugin.log.ProgramLog;
import org.wdsjmx.plugin.metrics.AccessMetrics;
import org.wdsjmx.plugin.metrics.AgentRegistry;
import org.wdsjmx.plugin.metrics.CountedOperations;
import org.wdsjmx.plugin.metrics.OrderedRegistry;
import org.wdsjmx.plugin.metrics.RemediationMetrics;
import org.wdsjmx.plugin.metrics.TransportCollector;
import org.wdsjmx.plugin.remediation.ActionThread;
import org.wdsjmx.plugin.remediation.Remediation;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.watch.ServerListener;
import org.wdsjmx.watch.ServerOperations;
import org.wdsjmx.watch.ServerWatcher;
import org.wdsjmx.watch.Watch;
import org.wdsjmx.watch.WatchSettings;

/**
 * The running application: servers that are watched, their MBeans, metrics and ports. It runs from {@link WdsJmxBuilder#start} to
 * {@link #close}, or to the end of the virtual machine, which it does not put off (all its threads are daemons) and which closes it. A
 * start that fails leaves nothing behind.
 */
public final class WdsJmx implements AutoCloseable {

    /** Thousands of alerts with all their annotations. */
    private static final int MOST_OF_ALERTS = 8 << 20;

    /** How long the end of the virtual machine is held up at most. */
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    /** Of these. More than any part takes in order: calls to servers that hang are given up after 3 seconds. */
    private static final Duration LONGEST_END_OF_PART = Duration.ofSeconds(4);

    private static final Logger LOG = System.getLogger(WdsJmx.class.getName());

    private final Parts parts = new Parts();
    private final Watch watch;
    private final Optional<HttpFrontend> http;
    private final Optional<JmxConnector> jmx;

    WdsJmx(Configuration configuration, Fleet fleet, Surroundings surroundings) throws StartException {
        try {
            // Forgotten last: however far the start and the end have come, the virtual machine's end goes on from
            // there.
            parts.begun(endWithTheVirtualMachine());
            parts.begun(new RecordMethods());
            // Closed when nobody reads any more.
            parts.begun(fleet);
            Books books = new Books(configuration, surroundings);
            // Closed last, because the others tell it what goes wrong.
            ProgramLog log = parts.beganBefore(books.log());
            // Keys, users and ports first: nothing else has to be undone when one cannot be had.
            Edge edge = Edge.of(configuration);
            edge.notTaken(configuration).forEach(part -> LOG.log(Level.WARNING, part));
            http = surroundings.http() ? Optional.of(parts.begun(edge.bindHttp())) : Optional.empty();
            MBeanServer mbeans = surroundings.mbeans();
            jmx = configuration.jmx().isEmpty()
                    ? Optional.empty()
                    : Optional.of(parts.begun(edge.bindJmx(configuration.jmx().get(), mbeans)));
            AuditLog audit = parts.begun(books.audit());

            CurrentSubject subject = new CurrentSubject();
            Callers callers = new Callers(subject, configuration.access().local(), JvmExposure.ofThisVirtualMachine());
            TransportCollector collector = new TransportCollector(
                    Version.current(),
                    fleet.backend().name(),
                    configuration.metrics().maxClients(),
                    Way.labels());
            Admission admission = new Admission(callers, audit);
            UnaryOperator<ServerOperations> gate = gate(admission, audit, callers, collector);
            MBeanPublisher publisher = parts.begun(new MBeanPublisher(
                    mbeans,
                    gate,
                    MomentSource.system(),
                    configuration.operations().createNamespace()));
            ProgramGate programGate = new ProgramGate(admission, audit);
            publisher.publishAgent(new LogDesk(log, programGate), agent(fleet, surroundings));

            Remediation remediation = parts.begun(books.remediation(edge.authentication(), audit));
            ActionThread actions = parts.begun(new ActionThread(remediation, subject, gate));
            Consumer<RemediationDetails> bean = publisher.publishRemediation(
                    new RemediationDesk(remediation, programGate), RemediationDesk.details(remediation.status()));
            remediation.onChange(status -> bean.accept(RemediationDesk.details(status)));

            AlertsEndpoint alerts = new AlertsEndpoint(remediation, callers);
            AccessMetrics access = new AccessMetrics(
                    edge.authentication()::failures, () -> audit.last().sequence(), audit::failures);
            RemediationMetrics remedies =
                    new RemediationMetrics(remediation::status, AlertsEndpoint.statuses(), alerts::answered);
            if (surroundings.metrics().isPresent()) {
                parts.begun(HostMetrics.register(surroundings.metrics().get(), List.of(collector, access, remedies)));
            }

            List<ServerListener> listeners = new ArrayList<>(List.of(publisher, collector, actions));
            listeners.addAll(surroundings.audience());
            watch = parts.begun(new Watch(
                    ServerNames.of(fleet.addresses()),
                    fleet.backend(),
                    settings(configuration),
                    MomentSource.system(),
                    listeners));
            watch.start();
            actions.start();
            if (http.isPresent()) {
                JolokiaEndpoint jolokia = parts.begun(new JolokiaEndpoint(callers, mbeans));
                http.get()
                        .start(
                                endpoints(callers, jolokia, alerts, AgentRegistry.of(collector, access, remedies)),
                                edge.rules(subject));
            }
        } catch (StartException | RuntimeException | Error e) {
            if (configuration.log().file().isPresent()) {
                // Who reads the file may not see what is told to the one who starts it.
                LOG.log(Level.ERROR, "wds-jmx cannot start: " + e.getMessage());
            }
            close();
            throw e;
        }
    }

    /** Whoever starts this may leave it to the end of the virtual machine, which it does not put off. */
    private VirtualMachineEnd endWithTheVirtualMachine() throws StartException {
        try {
            return new VirtualMachineEnd(LONGEST_END, () -> parts.closeWithin(LONGEST_END_OF_PART));
        } catch (IllegalStateException e) {
            throw new StartException("the virtual machine ends before wds-jmx has started", e);
        }
    }

    /** Begins to describe an application; {@link WdsJmxBuilder#start} starts it. */
    public static WdsJmxBuilder builder() {
        return new WdsJmxBuilder();
    }

    private AgentDetails agent(Fleet fleet, Surroundings surroundings) {
        return new AgentDetails(
                Version.current(),
                fleet.backend().name(),
                Instant.now(),
                surroundings
                        .configFile()
                        .map(file -> file.toAbsolutePath().toString())
                        .orElse(null),
                httpUrl().map(URI::toString).orElse(null));
    }

    /** What the operations of MBeans go through on their way to a server. */
    private static UnaryOperator<ServerOperations> gate(
            Admission admission, AuditLog audit, Callers callers, TransportCollector collector) {
        return server -> new CountedOperations(
                new OperationGate(server, admission, audit),
                collector,
                () -> callers.current().way().label());
    }

    /** Where HTTP is served, if it is. */
    public Optional<URI> httpUrl() {
        return http.map(HttpFrontend::url);
    }

    /** Where remote JMX is served, if it is. */
    public Optional<String> jmxUrl() {
        return jmx.map(connector -> connector.url().toString());
    }

    /** The servers that are watched. */
    public List<String> servers() {
        return watch.servers().stream().map(ServerWatcher::name).toList();
    }

    private List<Endpoint> endpoints(
            Callers callers, JolokiaEndpoint jolokia, AlertsEndpoint alerts, OrderedRegistry metrics) {
        return List.of(
                Endpoint.of("/", Right.READ, new PageEndpoint()),
                Endpoint.of("/metrics", Right.READ, MetricsEndpoint.of(metrics)),
                Endpoint.of(JolokiaEndpoint.PATH, Right.READ, jolokia),
                Endpoint.of("/alerts", Right.POST_ALERTS, alerts).by(Way.ALERT).taking(MOST_OF_ALERTS),
                Endpoint.of("/-/me", Right.READ, MeEndpoint.of(callers)),
                Endpoint.open("/-/healthy", HealthEndpoints.healthy()),
                Endpoint.open("/-/ready", HealthEndpoints.ready(this::everyServerWasAsked)));
    }

    private boolean everyServerWasAsked() {
        return watch.servers().stream().map(ServerWatcher::view).allMatch(view -> view.up() || view.failure() != null);
    }

    private static WatchSettings settings(Configuration configuration) {
        PollSettings poll = configuration.poll();
        return new WatchSettings(poll.interval(), poll.deadline(), poll.staleAfter(), poll.stalledAfter());
    }

    /** Stops everything and leaves nothing of it but the files of the audit and of the remediation. */
    @Override
    public void close() {
        parts.close();
    }
}
