package org.wdsjmx.plugin.metrics;

import io.prometheus.client.hotspot.BufferPoolsExports;
import io.prometheus.client.hotspot.ClassLoadingExports;
import io.prometheus.client.hotspot.GarbageCollectorExports;
import io.prometheus.client.hotspot.MemoryPoolsExports;
import io.prometheus.client.hotspot.StandardExports;
import io.prometheus.client.hotspot.ThreadExports;
import io.prometheus.client.hotspot.VersionInfoExports;

/** What {@code /metrics} shows: the servers, and the virtual machine that this program runs in. */
public final class AgentRegistry {

    private AgentRegistry() {}

    /** A registry with these collectors and those of the virtual machine. */
    public static OrderedRegistry of(TransportCollector servers, AccessMetrics access, RemediationMetrics remediation) {
        OrderedRegistry registry = new OrderedRegistry();
        registry.register(servers);
        registry.register(access);
        registry.register(remediation);
        registry.register(new StandardExports());
        registry.register(new MemoryPoolsExports());
        registry.register(new BufferPoolsExports());
        registry.register(new GarbageCollectorExports());
        registry.register(new ThreadExports());
        registry.register(new ClassLoadingExports());
        registry.register(new VersionInfoExports());
        // MemoryAllocationExports is left out: it leaves a listener behind in a host's virtual machine.
        return registry;
    }
}
