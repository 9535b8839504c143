package org.wdsjmx.recording;

import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;

/** Snapshots with their times moved to the present. */
final class Moved {

    private final Position position;

    Moved(Position position) {
        this.position = position;
    }

    ServerSnapshot snapshot(ServerSnapshot s) {
        return new ServerSnapshot(
                position.present(s.time()),
                s.readDuration(),
                s.details(),
                s.policies(),
                s.namespaces().stream().map(this::namespace).toList(),
                s.tftpClients(),
                s.faults());
    }

    private Namespace namespace(Namespace n) {
        return new Namespace(
                n.id(),
                n.name(),
                n.friendlyName(),
                n.description(),
                n.contentProvider(),
                n.configuration(),
                n.kind(),
                n.registered(),
                n.tombstoned(),
                position.present(n.tombstoneTime()),
                n.transmissionStarted(),
                n.minimumClients(),
                position.present(n.startTime()),
                n.contents().stream().map(this::content).toList());
    }

    private Content content(Content c) {
        return new Content(
                c.id(), c.name(), c.sessions().stream().map(this::session).toList());
    }

    private Session session(Session s) {
        return new Session(
                s.id(),
                s.networkInterfaceName(),
                s.networkInterfaceAddress(),
                s.transferRate(),
                s.masterClientId(),
                s.clients().stream().map(this::client).toList());
    }

    private Client client(Client c) {
        return new Client(
                c.id(),
                c.name(),
                c.macAddress(),
                c.ipAddress(),
                c.userIdentity(),
                c.completion(),
                position.seconds(c.joinDurationSeconds()),
                c.cpuUtilization(),
                c.memoryUtilization(),
                c.networkUtilization());
    }
}
