package org.wdsjmx.plugin.config;

/**
 * What is offered to Prometheus. A component that is {@code null} takes its default.
 *
 * @param maxClients clients of one server that get time series of their own, 0 to 1000000, default 5000; of the others only
 *     the number is shown, and aggregates cover them
 */
public record MetricsSettings(Integer maxClients) {

    /** All defaults. */
    public static final MetricsSettings DEFAULT = new MetricsSettings(null);

    private static final int DEFAULT_MAX_CLIENTS = 5_000;
    private static final int HIGHEST = 1_000_000;

    public MetricsSettings {
        maxClients = maxClients == null ? DEFAULT_MAX_CLIENTS : maxClients;
        new Rules()
                .require(
                        maxClients >= 0 && maxClients <= HIGHEST,
                        "maxClients",
                        maxClients + " is out of range; it must be 0 to " + HIGHEST + " clients of one server")
                .enforce();
    }
}
