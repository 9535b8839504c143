package org.wdsjmx.plugin.remediation;

import java.time.Instant;
import java.util.Map;

/**
 * One alert of a webhook. All of its texts come from the network.
 *
 * @param fingerprint what Alertmanager tells it by
 * @param firing whether it fires; otherwise it was resolved
 * @param labels name it and what it is about
 * @param startsAt when it began to fire
 */
public record Alert(String fingerprint, boolean firing, Map<String, String> labels, Instant startsAt) {

    static final String NAME = "alertname";

    public Alert {
        labels = Map.copyOf(labels);
    }

    /** Its name. */
    public String name() {
        return labels.get(NAME);
    }

    /** The value of a label, or {@code null}. */
    String label(String name) {
        return labels.get(name);
    }

    /** What makes two deliveries of it one: the same alert, firing since the same time, with the same thing to do. */
    String key(String action) {
        return fingerprint + '|' + startsAt + '|' + action;
    }
}
