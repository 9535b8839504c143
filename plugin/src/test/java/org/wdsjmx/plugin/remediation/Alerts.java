package org.wdsjmx.plugin.remediation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wdsjmx.plugin.remediation.Views.Machine;

/** Alerts as Alertmanager would tell them. */
final class Alerts {

    static final String STALLED = "Stalled";
    static final String HELD_BACK = "HeldBack";
    static final Instant SINCE = Instant.parse("2026-06-01T07:55:00Z");

    private Alerts() {}

    /** That a machine stalls. */
    static Alert about(Machine machine) {
        return about(STALLED, machine);
    }

    static Alert about(String name, Machine machine) {
        return new Alert(
                name + "-" + machine.mac(),
                true,
                Map.of(
                        "alertname",
                        name,
                        "server",
                        Views.SERVER,
                        "session",
                        Long.toString(machine.session()),
                        "client",
                        Long.toString(machine.id()),
                        "mac",
                        machine.mac(),
                        "name",
                        "PC-" + machine.id()),
                SINCE);
    }

    /** The same alert with another label; {@code null} = without that label. */
    static Alert with(Alert alert, String label, String value) {
        Map<String, String> labels = new HashMap<>(alert.labels());
        if (value == null) {
            labels.remove(label);
        } else {
            labels.put(label, value);
        }
        return new Alert(alert.fingerprint(), alert.firing(), labels, alert.startsAt());
    }

    static Alert fingerprinted(Alert alert, String fingerprint) {
        return new Alert(fingerprint, alert.firing(), alert.labels(), alert.startsAt());
    }

    static Alert resolved(Alert alert) {
        return new Alert(alert.fingerprint(), false, alert.labels(), alert.startsAt());
    }

    static AlertGroup group(Alert... alerts) {
        return new AlertGroup(List.of(alerts), 0, false);
    }

    static AlertGroup repeated(Alert... alerts) {
        return new AlertGroup(List.of(alerts), 0, true);
    }
}
