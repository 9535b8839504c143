package org.wdsjmx.plugin.access;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.ServerAction;

/** Which right a request to a server needs, and what it is called in records. */
final class ActionRights {

    private static final Map<Class<? extends ServerAction>, Right> ACTIONS = Map.ofEntries(
            entry(ServerAction.ControlServices.class, Right.CONTROL_SERVICES),
            entry(ServerAction.ChangeMulticastPolicy.class, Right.CHANGE_POLICY),
            entry(ServerAction.ChangeServicePolicy.class, Right.CHANGE_POLICY),
            entry(ServerAction.ChangeDiagnosticsPolicy.class, Right.CHANGE_POLICY),
            entry(ServerAction.StartTransmission.class, Right.START_TRANSMISSION),
            entry(ServerAction.Deregister.class, Right.DEREGISTER),
            entry(ServerAction.CreateNamespace.class, Right.CREATE_NAMESPACE),
            entry(ServerAction.TerminateContent.class, Right.TERMINATE),
            entry(ServerAction.TerminateSession.class, Right.TERMINATE));

    private ActionRights() {}

    /** Every action that has a right. */
    static Set<Class<? extends ServerAction>> actions() {
        return ACTIONS.keySet();
    }

    static Right of(ServerAction action) {
        return ACTIONS.get(action.getClass());
    }

    /** Its name as that of an operation, for example {@code terminateSession}. */
    static String nameOf(ServerAction action) {
        String name = action.getClass().getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    static Right of(DisconnectType type) {
        return switch (type) {
            case FALLBACK -> Right.FALLBACK;
            case ABORT -> Right.ABORT;
        };
    }
}
