package org.wdsjmx.plugin;

import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Our collectors in the registry of the application around, until this is closed. */
final class HostMetrics implements AutoCloseable {

    private final CollectorRegistry registry;
    private final Deque<Collector> registered = new ArrayDeque<>();

    private HostMetrics(CollectorRegistry registry) {
        this.registry = registry;
    }

    /** @throws StartException when the registry has metrics of such names; then it has none of ours */
    static HostMetrics register(CollectorRegistry registry, List<? extends Collector> collectors)
            throws StartException {
        HostMetrics metrics = new HostMetrics(registry);
        for (Collector collector : collectors) {
            try {
                registry.register(collector);
            } catch (IllegalArgumentException e) {
                metrics.close();
                throw new StartException(
                        "the given CollectorRegistry has such metrics already (" + e.getMessage()
                                + "); give each wds-jmx a registry of its own",
                        e);
            }
            metrics.registered.push(collector);
        }
        return metrics;
    }

    @Override
    public void close() {
        while (!registered.isEmpty()) {
            registry.unregister(registered.pop());
        }
    }
}
