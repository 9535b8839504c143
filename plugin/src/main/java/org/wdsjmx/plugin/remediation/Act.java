package org.wdsjmx.plugin.remediation;

import org.wdsjmx.transport.Moment;

/**
 * Something that is or was done about an alert.
 *
 * @param key tells it from all others, see {@link Alert#key}
 * @param target the client
 * @param time when it was decided
 * @param done whether it was done, or at least begun so that nobody knows; otherwise it failed
 */
record Act(String key, Target target, Moment time, boolean done) {

    Act failed() {
        return new Act(key, target, time, false);
    }
}
