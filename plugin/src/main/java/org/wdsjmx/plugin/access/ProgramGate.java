package org.wdsjmx.plugin.access;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.wdsjmx.plugin.access.Admission.Target;
import org.wdsjmx.plugin.audit.AuditLog;
import org.wdsjmx.plugin.audit.Intent;
import org.wdsjmx.plugin.audit.Outcome;

/** What every change of this program itself passes, whatever the way it came in. */
public final class ProgramGate {

    private final Admission admission;
    private final AuditLog audit;

    /** @param audit learns what came of what was admitted */
    public ProgramGate(Admission admission, AuditLog audit) {
        this.admission = admission;
        this.audit = audit;
    }

    /**
     * Makes a change if the caller of the current thread may.
     *
     * @param operation what it is called in records
     * @param detail what else says what is done; may be {@code null}
     * @throws SecurityException when it is refused
     */
    public void pass(Right right, String operation, String detail, Runnable change) {
        Intent intent = admission
                .admit(right, null, operation, List.of(Target.of(detail)))
                .get(0);
        String outcome = "ERROR";
        try {
            change.run();
            outcome = "DONE";
        } finally {
            audit.complete(Map.of(intent, new Outcome(outcome, null, null, Duration.ZERO)));
        }
    }
}
