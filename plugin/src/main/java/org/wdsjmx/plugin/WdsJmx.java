package org.wdsjmx.plugin;

import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
import org.wdsjmx.plugin.audit.AuditException;
import org.wdsjmx.plugin.audit.AuditLog;
import org.wdsjmx.plugin.audit.AuditRotation;
import org.wdsjmx.plugin.config.AuditSettings;
import org.wdsjmx.plugin.config.Configuration;
import org.wdsjmx.plugin.config.ConfigurationException;
import org.wdsjmx.plugin.config.LogSettings;
import org.wdsjmx.plugin.config.PollSettings;
import org.wdsjmx.plugin.disk.FileReason;
import org.wdsjmx.plugin.http.AlertsEndpoint;
import org.wdsjmx.plugin.http.Endpoint;
import org.wdsjmx.plugin.http.HealthEndpoints;
import org.wdsjmx.plugin.http.HttpFrontend;
import org.wdsjmx.plugin.http.IndexEndpoint;
import org.wdsjmx.plugin.http.JolokiaEndpoint;
import org.wdsjmx.plugin.http.MetricsEndpoint;
import org.wdsjmx.plugin.jmx.JmxConnector;
import org.wdsjmx.plugin.log.ProgramLog;
import org.wdsjmx.plugin.metrics.AccessMetrics;
import org.wdsjmx.plugin.metrics.AgentRegistry;
import org.wdsjmx.plugin.metrics.CountedOperations;
import org.wdsjmx.plugin.metrics.RemediationMetrics;
import org.wdsjmx.plugin.metrics.TransportCollector;
import org.wdsjmx.plugin.remediation.ActionThread;
import org.wdsjmx.plugin.remediation.LedgerException;
import org.wdsjmx.plugin.remediation.Remediation;
import org.wdsjmx.plugin.remediation.RemediationPlan;
import org.wdsjmx.watch.ServerListener;
import org.wdsjmx.watch.ServerOperations;
import org.wdsjmx.watch.ServerWatcher;
import org.wdsjmx.watch.Watch;
import org.wdsjmx.watch.WatchSettings;

/**
 * The running application: servers that are watched, their MBeans, metrics and ports. It runs from {@link #start} to {@link
 * #close}; a start that fails leaves nothing behind.
 */
public final class WdsJmx implements AutoCloseable {

    private static final Logger LOG = System.getLogger(WdsJmx.class.getName());

    /** Thousands of alerts with all their annotations. */
    private static final int MOST_OF_ALERTS = 8 << 20;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Watch watch;
    private final HttpFrontend http;
    private final JmxConnector jmx;

    private WdsJmx(Configuration configuration, Fleet fleet, Path configFile, List<ServerListener> audience)
            throws StartException {
        try {
            // Closed when nobody reads any more.
            begun(fleet);
            ProgramLog log = openLog(configuration.log());
            // Closed last, because the others tell it what goes wrong.
            parts.addLast(log);
            // Keys, users and ports first: nothing else has to be undone when one cannot be had.
            Edge edge = Edge.of(configuration);
            http = begun(edge.bindHttp());
            MBeanServer mbeans = ManagementFactory.getPlatformMBeanServer();
            jmx = configuration.jmx().isEmpty()
                    ? null
                    : begun(edge.bindJmx(configuration.jmx().get(), mbeans));
            AuditLog audit = begun(openAudit(configuration.audit(), configFile));

            CurrentSubject subject = new CurrentSubject();
            Callers callers = new Callers(subject, configuration.access().local(), JvmExposure.ofThisVirtualMachine());
            TransportCollector collector = new TransportCollector(
                    Version.current(),
                    fleet.backend().name(),
                    configuration.metrics().maxClients(),
                    Way.labels());
            Admission admission = new Admission(callers, audit);
            UnaryOperator<ServerOperations> gate = gate(admission, audit, callers, collector);
            MBeanPublisher publisher = begun(new MBeanPublisher(
                    mbeans,
                    gate,
                    InstantSource.system(),
                    configuration.operations().createNamespace()));
            ProgramGate programGate = new ProgramGate(admission, audit);
            publisher.publishAgent(
                    new LogDesk(log, programGate),
                    new AgentDetails(
                            Version.current(),
                            fleet.backend().name(),
                            Instant.now(),
                            configFile == null
                                    ? null
                                    : configFile.toAbsolutePath().toString(),
                            http.url().toString()));

            Remediation remediation = begun(remediation(configuration, configFile, edge, audit));
            ActionThread actions = begun(new ActionThread(remediation, subject, gate));
            Consumer<RemediationDetails> bean = publisher.publishRemediation(
                    new RemediationDesk(remediation, programGate), RemediationDesk.details(remediation.status()));
            remediation.onChange(status -> bean.accept(RemediationDesk.details(status)));

            List<ServerListener> listeners = new ArrayList<>(List.of(publisher, collector, actions));
            listeners.addAll(audience);
            watch = begun(new Watch(
                    ServerNames.of(fleet.addresses()),
                    fleet.backend(),
                    settings(configuration),
                    InstantSource.system(),
                    listeners));
            JolokiaEndpoint jolokia = begun(new JolokiaEndpoint(callers));
            AccessMetrics access = new AccessMetrics(
                    edge.authentication()::failures, () -> audit.last().sequence(), audit::failures);
            AlertsEndpoint alerts = new AlertsEndpoint(remediation, callers);
            RemediationMetrics remedies =
                    new RemediationMetrics(remediation::status, AlertsEndpoint.statuses(), alerts::answered);
            watch.start();
            actions.start();
            http.start(endpoints(jolokia, alerts, AgentRegistry.of(collector, access, remedies)), edge.rules(subject));
        } catch (StartException | RuntimeException e) {
            if (configuration.log().file().isPresent() && parts.peekLast() instanceof ProgramLog) {
                // Who reads the file may not see what is told to the one who starts it.
                LOG.log(Level.ERROR, "wds-jmx cannot start: " + e.getMessage());
            }
            close();
            throw e;
        }
    }

    /** What the operations of MBeans go through on their way to a server. */
    private static UnaryOperator<ServerOperations> gate(
            Admission admission, AuditLog audit, Callers callers, TransportCollector collector) {
        return server -> new CountedOperations(
                new OperationGate(server, admission, audit),
                collector,
                () -> callers.current().way().label());
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
        return new WdsJmx(configuration, fleet, configFile, audience);
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

    private List<Endpoint> endpoints(JolokiaEndpoint jolokia, AlertsEndpoint alerts, CollectorRegistry metrics) {
        return List.of(
                Endpoint.of("/", Right.READ, new IndexEndpoint()),
                Endpoint.of("/metrics", Right.READ, MetricsEndpoint.of(metrics)),
                Endpoint.of(JolokiaEndpoint.PATH, Right.READ, jolokia),
                Endpoint.of("/alerts", Right.POST_ALERTS, alerts).by(Way.ALERT).taking(MOST_OF_ALERTS),
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

    private static Remediation remediation(Configuration configuration, Path configFile, Edge edge, AuditLog audit)
            throws StartException {
        RemediationPlan plan = new RemediationPlan(
                configuration.remediation(),
                configuration
                        .remediation()
                        .ledger()
                        .orElse(auditFile(configuration.audit(), configFile).resolveSibling("remediation.jsonl")),
                RemediationPlan.freshness(configuration.poll().interval()),
                edge.authentication());
        try {
            return new Remediation(
                    plan,
                    (decisions, poster) -> RemediationDesk.record(audit, decisions, poster),
                    InstantSource.system());
        } catch (LedgerException e) {
            throw new StartException("remediation.ledger: " + e.getMessage(), e);
        }
    }

    /** A relative file that the configuration does not name is beside the configuration. */
    private static Path auditFile(AuditSettings settings, Path configFile) {
        return (configFile == null ? settings.file() : configFile.resolveSibling(settings.file())).toAbsolutePath();
    }

    private static AuditLog openAudit(AuditSettings settings, Path configFile) throws StartException {
        try {
            return AuditLog.open(
                    auditFile(settings, configFile),
                    new AuditRotation(settings.maxSize().bytes(), settings.maxAge()),
                    InstantSource.system());
        } catch (AuditException e) {
            throw new StartException("audit.file: " + e.getMessage(), e);
        }
    }

    private static ProgramLog openLog(LogSettings settings) throws StartException {
        try {
            return ProgramLog.open(settings);
        } catch (IOException e) {
            throw new StartException(
                    "log.file: " + settings.file().orElseThrow() + " cannot be written: " + FileReason.of(e), e);
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
                LOG.log(Level.WARNING, "Cannot stop " + part.getClass().getSimpleName(), e);
            }
        }
    }
}
