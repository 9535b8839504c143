package org.wdsjmx.transport;

import java.util.Locale;

/**
 * Something that can be asked of a server, other than to remove clients. Targets are named by what the caller saw, so that an
 * object which has taken over an id is not hit.
 */
public sealed interface ServerAction {

    /** What it is, for messages and records, for example {@code terminate session 5}. */
    String describe();

    /** Starts, stops, restarts, enables or disables the transport services. */
    record ControlServices(ServiceControl control) implements ServerAction {
        @Override
        public String describe() {
            return control.name().toLowerCase(Locale.ROOT) + " the transport services";
        }
    }

    /**
     * Changes how slow clients are treated: sets what is known in {@code change}, commits, and lets the running services read
     * their settings anew.
     */
    record ChangeMulticastPolicy(MulticastPolicy change) implements ServerAction {
        @Override
        public String describe() {
            return "change the multicast policy";
        }
    }

    /** Changes addresses, ports or TFTP settings, as {@link ChangeMulticastPolicy} does with its policy. */
    record ChangeServicePolicy(ServicePolicy change) implements ServerAction {
        @Override
        public String describe() {
            return "change the service policy";
        }
    }

    /** Changes what is logged for diagnosis, as {@link ChangeMulticastPolicy} does with its policy. */
    record ChangeDiagnosticsPolicy(DiagnosticsPolicy change) implements ServerAction {
        @Override
        public String describe() {
            return "change the diagnostics policy";
        }
    }

    /** Starts the transmission of a ScheduledCast now. */
    record StartTransmission(NamespaceTarget namespace) implements ServerAction {
        @Override
        public String describe() {
            return "start the transmission of " + namespace;
        }
    }

    /**
     * Withdraws a namespace.
     *
     * @param terminateSessions whether running sessions end at once; otherwise they run out, and no client can join any more
     */
    record Deregister(NamespaceTarget namespace, boolean terminateSessions) implements ServerAction {
        @Override
        public String describe() {
            return "deregister " + namespace + (terminateSessions ? " and end its sessions" : "");
        }
    }

    /** Creates and registers a namespace. */
    record CreateNamespace(NamespaceDraft draft) implements ServerAction {
        @Override
        public String describe() {
            return "create namespace \"" + draft.name() + '"';
        }
    }

    /**
     * Ends every session of a content and disconnects their clients.
     *
     * @param namespace name of its namespace, as the caller saw it
     */
    record TerminateContent(long contentId, String namespace) implements ServerAction {
        @Override
        public String describe() {
            return "terminate content " + contentId + " of namespace \"" + namespace + '"';
        }
    }

    /**
     * Ends a session and disconnects its clients.
     *
     * @param namespace name of its namespace, as the caller saw it
     */
    record TerminateSession(long sessionId, String namespace) implements ServerAction {
        @Override
        public String describe() {
            return "terminate session " + sessionId + " of namespace \"" + namespace + '"';
        }
    }

    /**
     * The namespace a caller means. A tombstone and its successor share a name, so the id is compared too.
     *
     * @param id id that the caller saw; -1 = not known, then the name alone decides
     * @param name name that the caller saw
     */
    record NamespaceTarget(long id, String name) {
        @Override
        public String toString() {
            return "namespace \"" + name + '"';
        }
    }
}
