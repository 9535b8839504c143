package org.wdsjmx.plugin.access;

import java.util.List;
import org.wdsjmx.plugin.audit.AuditException;
import org.wdsjmx.plugin.audit.AuditLog;
import org.wdsjmx.plugin.audit.AuditedOperation;
import org.wdsjmx.plugin.audit.Intent;
import org.wdsjmx.transport.DisconnectType;

/**
 * Lets the caller of the current thread do something, or refuses: the caller must have the right, and the intent is on disk
 * before anything is done. When it cannot be written, nothing is done.
 */
public final class Admission {

    private final Callers callers;
    private final AuditLog audit;

    public Admission(Callers callers, AuditLog audit) {
        this.callers = callers;
        this.audit = audit;
    }

    /**
     * What an operation is done to.
     *
     * @param clientId id of a client; {@code null} when it is not about one
     * @param mac MAC address of the client
     * @param name name of the client
     * @param detail what is done in words, for example the type of a disconnect
     */
    record Target(Long clientId, String mac, String name, String detail) {

        static Target of(String detail) {
            return new Target(null, null, null, detail);
        }
    }

    /**
     * Admits an operation on some targets, all or none.
     *
     * @param right what the caller must have
     * @return one intent for each target, in the same order; its outcome is to be told to the audit
     * @throws SecurityException when it is refused, with the reason; an exception of the JDK, because it leaves through MBeans
     */
    List<Intent> admit(Right right, String server, String operation, List<Target> targets) {
        Caller caller = callers.current();
        List<AuditedOperation> operations = targets.stream()
                .map(target -> audited(caller, server, operation, target))
                .toList();
        if (!caller.may(right)) {
            String refusal = caller.refusal(right);
            audit.deny(operations, refusal);
            throw new SecurityException(refusal + ". Nothing was called.");
        }
        try {
            return audit.intend(operations);
        } catch (AuditException e) {
            throw new SecurityException(
                    "Refused, because it cannot be recorded: " + e.getMessage() + " Nothing was called.");
        }
    }

    /**
     * What a caller needs to disconnect clients in that way. Who posts alerts decides about nobody: the rules of the
     * configuration do, so the right to post is enough for what they decide.
     */
    Right rightTo(DisconnectType type) {
        return callers.current().way() == Way.ALERT ? Right.POST_ALERTS : ActionRights.of(type);
    }

    private static AuditedOperation audited(Caller caller, String server, String operation, Target target) {
        return new AuditedOperation(
                caller.name(),
                caller.roleName(),
                caller.address(),
                caller.way().label(),
                server,
                operation,
                target.clientId(),
                target.mac(),
                target.name(),
                target.detail(),
                caller.reason());
    }
}
