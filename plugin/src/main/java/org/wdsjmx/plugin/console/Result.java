package org.wdsjmx.plugin.console;

import java.time.Instant;

/**
 * What came of something that was asked for.
 *
 * @param target who it was about, safe to show
 * @param asked what was asked
 * @param outcome one word: those of the agent, DONE, or UNKNOWN when the answer was lost
 * @param message the outcome in plain words, safe to show
 */
record Result(Instant time, String target, String asked, String outcome, String message) {

    static Result of(String target, String asked, String outcome, String message) {
        return new Result(Instant.now(), target, asked, outcome, message);
    }

    /** Whether it was done, or had become needless. */
    boolean isGood() {
        return outcome.equals("ACCEPTED") || outcome.equals("DONE") || outcome.equals("ALREADY_GONE");
    }
}
