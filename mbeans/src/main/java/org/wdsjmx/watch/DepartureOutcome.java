package org.wdsjmx.watch;

import java.util.Locale;

/** Why a client is not listed any more, as well as it can be known. */
public enum DepartureOutcome {
    /** It had everything, or would have had at the speed observed. */
    COMPLETED,
    /** This program asked it to go on by another way. */
    DISCONNECTED_FALLBACK,
    /** This program asked it to give up. */
    DISCONNECTED_ABORT,
    /** It went early for a reason that the API does not tell: switched off, network, another administrator, WDS's policy. */
    VANISHED;

    /** The name in metric labels and notifications. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
