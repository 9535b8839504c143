package org.wdsjmx.recording;

import java.util.List;
import java.util.function.UnaryOperator;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.ContentProvider;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.MulticastAddresses;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.ReadFault;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerPolicies;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.ServicePolicy;
import org.wdsjmx.transport.Session;
import org.wdsjmx.transport.TftpClient;

/**
 * Takes everything out of events that names a machine, a person, a network or a file, and puts pseudonyms in its place, the
 * same one for the same name as long as the anonymizer lives. Texts that may hold names somewhere are replaced as a whole.
 * What stays: times, numbers (ids that the server assigns, rates, sizes, ports, versions), constants of the API and the codes
 * of errors.
 *
 * <p>Not safe for use by several threads.
 */
final class Anonymizer implements UnaryOperator<RecordedEvent> {

    /** The provider that is built into every server; its name tells nothing. */
    private static final String BUILT_IN_PROVIDER = "WDS";

    private final Pseudonyms pseudonyms = new Pseudonyms();

    @Override
    public RecordedEvent apply(RecordedEvent event) {
        String server = pseudonyms.word("server", event.server());
        if (event instanceof RecordedEvent.SnapshotRead read) {
            return new RecordedEvent.SnapshotRead(server, read.time(), snapshot(read.snapshot()));
        } else if (event instanceof RecordedEvent.ReadFailed failed) {
            return new RecordedEvent.ReadFailed(server, failed.time(), text(failed.what()), error(failed.error()));
        } else if (event instanceof RecordedEvent.Operation operation) {
            return new RecordedEvent.Operation(
                    server,
                    operation.time(),
                    operation.kind(),
                    text(operation.description()),
                    error(operation.error()),
                    each(operation.results(), this::result));
        }
        throw new IllegalArgumentException("No rule for " + event.getClass());
    }

    private ServerSnapshot snapshot(ServerSnapshot s) {
        return new ServerSnapshot(
                s.time(),
                s.readDuration(),
                details(s.details()),
                policies(s.policies()),
                each(s.namespaces(), this::namespace),
                each(s.tftpClients(), this::tftpClient),
                each(s.faults(), this::fault));
    }

    private ServerDetails details(ServerDetails d) {
        return new ServerDetails(
                d.version(),
                d.installedFeatures(),
                d.protocols(),
                d.tftpCapabilities(),
                each(d.contentProviders(), this::provider),
                d.servicesRunning());
    }

    private ContentProvider provider(ContentProvider p) {
        return new ContentProvider(
                providerName(p.name()),
                text(p.description()),
                pseudonyms.word("file", p.filePath()),
                pseudonyms.word("routine", p.initializationRoutine()));
    }

    private ServerPolicies policies(ServerPolicies p) {
        return new ServerPolicies(p.multicast(), p.service() == null ? null : service(p.service()), p.diagnostics());
    }

    private ServicePolicy service(ServicePolicy p) {
        return new ServicePolicy(
                addresses(p.ipv4()),
                addresses(p.ipv6()),
                p.startPort(),
                p.endPort(),
                p.networkProfile(),
                p.fixedPorts(),
                p.tftpMaximumBlockSize(),
                p.tftpVariableWindow());
    }

    private MulticastAddresses addresses(MulticastAddresses a) {
        return new MulticastAddresses(a.source(), pseudonyms.ipAddress(a.start()), pseudonyms.ipAddress(a.end()));
    }

    private Namespace namespace(Namespace n) {
        return new Namespace(
                n.id(),
                namespaceName(n.name()),
                text(n.friendlyName()),
                text(n.description()),
                providerName(n.contentProvider()),
                pseudonyms.word("configuration", n.configuration()),
                n.kind(),
                n.registered(),
                n.tombstoned(),
                n.tombstoneTime(),
                n.transmissionStarted(),
                n.minimumClients(),
                n.startTime(),
                each(n.contents(), this::content));
    }

    private Content content(Content c) {
        return new Content(c.id(), pseudonyms.word("content", c.name()), each(c.sessions(), this::session));
    }

    private Session session(Session s) {
        return new Session(
                s.id(),
                pseudonyms.word("interface", s.networkInterfaceName()),
                pseudonyms.macAddress(s.networkInterfaceAddress()),
                s.transferRate(),
                s.masterClientId(),
                each(s.clients(), this::client));
    }

    private Client client(Client c) {
        return new Client(
                c.id(),
                clientName(c.name()),
                pseudonyms.macAddress(c.macAddress()),
                pseudonyms.ipAddress(c.ipAddress()),
                pseudonyms.word("user", c.userIdentity()),
                c.completion(),
                c.joinDurationSeconds(),
                c.cpuUtilization(),
                c.memoryUtilization(),
                c.networkUtilization());
    }

    private TftpClient tftpClient(TftpClient c) {
        return new TftpClient(
                pseudonyms.word("file", c.fileName()),
                pseudonyms.ipAddress(c.ipAddress()),
                c.timeoutSeconds(),
                c.currentFileOffset(),
                c.fileSize(),
                c.blockSize(),
                c.windowSize());
    }

    private ReadFault fault(ReadFault f) {
        ReadFault.Branch b = f.branch();
        return new ReadFault(
                text(f.where()),
                error(f.error()),
                b == null ? null : new ReadFault.Branch(namespaceName(b.namespace()), b.contentId(), b.sessionId()));
    }

    private DisconnectResult result(DisconnectResult r) {
        ClientIdentity c = r.client();
        return new DisconnectResult(
                new ClientIdentity(c.id(), clientName(c.name()), pseudonyms.macAddress(c.macAddress())),
                r.type(),
                r.outcome(),
                error(r.error()),
                text(r.message()),
                r.duration());
    }

    private String namespaceName(String name) {
        return pseudonyms.word("namespace", name);
    }

    private String clientName(String name) {
        return pseudonyms.word("client", name);
    }

    private String providerName(String name) {
        return BUILT_IN_PROVIDER.equals(name) ? name : pseudonyms.word("provider", name);
    }

    private String text(String text) {
        return pseudonyms.word("text", text);
    }

    /** The meaning may have been worded for the occasion; that of the catalogue names nobody. */
    private static HResult error(HResult error) {
        return HResult.of(error.code());
    }

    private static <T> List<T> each(List<T> values, UnaryOperator<T> change) {
        return values == null ? null : values.stream().map(change).toList();
    }
}
