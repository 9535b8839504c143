package org.wdsjmx.plugin;

import io.prometheus.client.CollectorRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.management.MBeanServer;
import org.wdsjmx.watch.ServerListener;

/**
 * What the application around gives.
 *
 * @param configFile where the configuration comes from; nothing when not from a file
 * @param mbeans where the MBeans are registered
 * @param metrics the registry of the application, which collects the metrics, too; nothing = none
 * @param http whether HTTP is served
 * @param audience hear of every view
 */
record Surroundings(
        Optional<Path> configFile,
        MBeanServer mbeans,
        Optional<CollectorRegistry> metrics,
        boolean http,
        List<ServerListener> audience) {}
