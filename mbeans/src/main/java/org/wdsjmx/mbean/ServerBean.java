package org.wdsjmx.mbean;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.management.openmbean.SimpleType;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServiceControl;
import org.wdsjmx.watch.ServerView;

/** {@code type=Server}: one watched server, with tables of all its clients and sessions. */
final class ServerBean {

    private ServerBean() {}

    /** @param createsNamespaces whether namespaces can be created */
    static BeanType<ServerView> type(
            ServerActions server, DisconnectOperations disconnects, boolean createsNamespaces) {
        return new BeanType<>(
                "org.wdsjmx.Server",
                "A WDS transport server with all its sessions and clients",
                ServerColumns.all(),
                operations(server, disconnects, createsNamespaces),
                null,
                ServerNotifications.INFO);
    }

    private static List<Operation<ServerView>> operations(
            ServerActions server, DisconnectOperations disconnects, boolean createsNamespaces) {
        List<Operation<ServerView>> operations = new ArrayList<>(List.of(
                refresh(server),
                disconnects.ofServer(),
                services(server, ServiceControl.START, "Starts the WDS transport services"),
                services(server, ServiceControl.STOP, "Stops the WDS transport services. Every transfer ends"),
                services(
                        server,
                        ServiceControl.RESTART,
                        "Stops and starts those services that run. Every transfer ends"),
                services(server, ServiceControl.ENABLE, "Lets the WDS transport services start with the system"),
                services(server, ServiceControl.DISABLE, "Keeps the WDS transport services from being started")));
        if (createsNamespaces) {
            operations.add(CreateNamespaceOperation.of(server));
        }
        return operations;
    }

    private static Operation<ServerView> refresh(ServerActions server) {
        return new Operation<>(
                "refresh",
                "Reads the server now, or waits for the read under way. Fails with the reason when the server cannot be read",
                List.of(),
                SimpleType.VOID,
                (view, arguments) -> {
                    ServerView read = server.refresh();
                    if (read.failure() != null) {
                        throw new IllegalStateException(read.failure().message());
                    }
                    return null;
                });
    }

    private static Operation<ServerView> services(ServerActions server, ServiceControl control, String description) {
        return new Operation<>(
                control.name().toLowerCase(Locale.ROOT) + "Services",
                description,
                List.of(),
                SimpleType.VOID,
                (view, arguments) -> server.perform(new ServerAction.ControlServices(control)));
    }
}
