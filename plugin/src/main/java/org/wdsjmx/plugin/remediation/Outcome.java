package org.wdsjmx.plugin.remediation;

import org.wdsjmx.transport.DisconnectResult;

/** What the answer of a server means for the alert. */
record Outcome(Verdict verdict, Reason reason) {

    static Outcome of(DisconnectResult result) {
        return switch (result.outcome()) {
            case ACCEPTED -> new Outcome(Verdict.ACTED, Reason.NONE);
            case ALREADY_GONE -> new Outcome(Verdict.SKIPPED, Reason.ALREADY_GONE);
            case CHANGED -> new Outcome(Verdict.SKIPPED, Reason.CHANGED);
            case REFUSED -> new Outcome(Verdict.FAILED, Reason.REFUSED);
            case FAILED -> new Outcome(Verdict.FAILED, Reason.SERVER_ERROR);
        };
    }
}
