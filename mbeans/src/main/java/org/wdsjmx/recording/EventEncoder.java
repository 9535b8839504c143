package org.wdsjmx.recording;

import java.io.IOException;
import java.io.OutputStream;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.ContentProvider;
import org.wdsjmx.transport.DiagnosticsPolicy;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.MulticastAddresses;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.ReadFault;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerPolicies;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.ServicePolicy;
import org.wdsjmx.transport.Session;
import org.wdsjmx.transport.TftpClient;

/** Writes events; what it writes, {@link EventDecoder} reads. A change here is a new {@link Format#VERSION}. */
final class EventEncoder {

    private final FieldWriter out;

    EventEncoder(OutputStream out) {
        this.out = new FieldWriter(out);
    }

    void event(RecordedEvent event) throws IOException {
        if (event instanceof RecordedEvent.SnapshotRead read) {
            begin(Format.SNAPSHOT_READ, event);
            snapshot(read.snapshot());
        } else if (event instanceof RecordedEvent.ReadFailed failed) {
            begin(Format.READ_FAILED, event);
            out.text(failed.what());
            error(failed.error());
        } else if (event instanceof RecordedEvent.Operation operation) {
            begin(Format.OPERATION, event);
            out.text(operation.kind());
            out.text(operation.description());
            error(operation.error());
            out.list(operation.results(), this::result);
        }
    }

    private void begin(int tag, RecordedEvent event) throws IOException {
        out.tag(tag);
        out.text(event.server());
        out.instant(event.time());
    }

    private void snapshot(ServerSnapshot snapshot) throws IOException {
        out.instant(snapshot.time().instant());
        out.duration(snapshot.readDuration());
        details(snapshot.details());
        policies(snapshot.policies());
        out.list(snapshot.namespaces(), this::namespace);
        out.list(snapshot.tftpClients(), this::tftpClient);
        out.list(snapshot.faults(), this::fault);
    }

    private void details(ServerDetails details) throws IOException {
        out.number(details.version());
        out.number(details.installedFeatures());
        out.number(details.protocols());
        out.number(details.tftpCapabilities());
        out.list(details.contentProviders(), this::provider);
        out.truth(details.servicesRunning());
    }

    private void provider(ContentProvider provider) throws IOException {
        out.text(provider.name());
        out.text(provider.description());
        out.text(provider.filePath());
        out.text(provider.initializationRoutine());
    }

    private void policies(ServerPolicies policies) throws IOException {
        out.optional(policies.multicast(), this::multicast);
        out.optional(policies.service(), this::service);
        out.optional(policies.diagnostics(), this::diagnostics);
    }

    private void multicast(MulticastPolicy policy) throws IOException {
        out.constant(policy.slowClientHandling());
        out.number(policy.autoDisconnectThreshold());
        out.number(policy.multistreamStreamCount());
        out.truth(policy.slowClientFallback());
    }

    private void service(ServicePolicy policy) throws IOException {
        addresses(policy.ipv4());
        addresses(policy.ipv6());
        out.number(policy.startPort());
        out.number(policy.endPort());
        out.number(policy.networkProfile());
        out.truth(policy.fixedPorts());
        out.number(policy.tftpMaximumBlockSize());
        out.truth(policy.tftpVariableWindow());
    }

    private void addresses(MulticastAddresses addresses) throws IOException {
        out.constant(addresses.source());
        out.text(addresses.start());
        out.text(addresses.end());
    }

    private void diagnostics(DiagnosticsPolicy policy) throws IOException {
        out.truth(policy.enabled());
        out.number(policy.components());
    }

    private void namespace(Namespace namespace) throws IOException {
        out.number(namespace.id());
        out.text(namespace.name());
        out.text(namespace.friendlyName());
        out.text(namespace.description());
        out.text(namespace.contentProvider());
        out.text(namespace.configuration());
        out.constant(namespace.kind());
        out.truth(namespace.registered());
        out.truth(namespace.tombstoned());
        out.instant(namespace.tombstoneTime());
        out.truth(namespace.transmissionStarted());
        out.number(namespace.minimumClients());
        out.instant(namespace.startTime());
        out.list(namespace.contents(), this::content);
    }

    private void content(Content content) throws IOException {
        out.number(content.id());
        out.text(content.name());
        out.list(content.sessions(), this::session);
    }

    private void session(Session session) throws IOException {
        out.number(session.id());
        out.text(session.networkInterfaceName());
        out.text(session.networkInterfaceAddress());
        out.number(session.transferRate());
        out.number(session.masterClientId());
        out.list(session.clients(), this::client);
    }

    private void client(Client client) throws IOException {
        out.number(client.id());
        out.text(client.name());
        out.text(client.macAddress());
        out.text(client.ipAddress());
        out.text(client.userIdentity());
        out.ratio(client.completion());
        out.number(client.joinDurationSeconds());
        out.ratio(client.cpuUtilization());
        out.ratio(client.memoryUtilization());
        out.ratio(client.networkUtilization());
    }

    private void tftpClient(TftpClient client) throws IOException {
        out.text(client.fileName());
        out.text(client.ipAddress());
        out.number(client.timeoutSeconds());
        out.number(client.currentFileOffset());
        out.number(client.fileSize());
        out.number(client.blockSize());
        out.number(client.windowSize());
    }

    private void fault(ReadFault fault) throws IOException {
        out.text(fault.where());
        error(fault.error());
        out.optional(fault.branch(), branch -> {
            out.text(branch.namespace());
            out.number(branch.contentId());
            out.number(branch.sessionId());
        });
    }

    private void error(HResult error) throws IOException {
        out.code(error.code());
        out.text(error.symbol());
        out.text(error.meaning());
    }

    private void result(DisconnectResult result) throws IOException {
        out.number(result.client().id());
        out.text(result.client().name());
        out.text(result.client().macAddress());
        out.constant(result.type());
        out.constant(result.outcome());
        error(result.error());
        out.text(result.message());
        out.duration(result.duration());
    }
}
