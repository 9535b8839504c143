package org.wdsjmx.plugin;

import io.prometheus.client.CollectorRegistry;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.management.MBeanServer;
import org.wdsjmx.plugin.config.Configuration;
import org.wdsjmx.plugin.config.ConfigurationException;
import org.wdsjmx.plugin.config.YamlReader;
import org.wdsjmx.watch.ServerListener;

/** Prepares a {@link WdsJmx}. A configuration or its file must be given; everything else has a default. */
public final class WdsJmxBuilder {

    private final List<ServerListener> audience = new ArrayList<>();
    private Configuration configuration;
    private Path configFile;
    private Fleet fleet;
    private MBeanServer mbeans;
    private CollectorRegistry metrics;
    private boolean http = true;

    WdsJmxBuilder() {}

    /** How it is to run. Relative files are in the working directory. */
    public WdsJmxBuilder configuration(Configuration given) {
        configuration = Objects.requireNonNull(given, "configuration");
        return this;
    }

    /** A configuration file, which {@link #start} reads. Relative files are beside it. */
    public WdsJmxBuilder configFile(Path file) {
        configFile = Objects.requireNonNull(file, "file");
        return this;
    }

    /** Where the MBeans are registered; by default in the MBeanServer of the platform. */
    public WdsJmxBuilder mbeanServer(MBeanServer server) {
        mbeans = Objects.requireNonNull(server, "server");
        return this;
    }

    /**
     * A registry that shows the {@code wds_} metrics, too. Those of the virtual machine are left to the application; {@code
     * /metrics} has both in any case.
     */
    public WdsJmxBuilder collectorRegistry(CollectorRegistry registry) {
        metrics = Objects.requireNonNull(registry, "registry");
        return this;
    }

    /** Opens no HTTP port: no page, no {@code /metrics}, no Jolokia and no {@code /alerts}. */
    public WdsJmxBuilder withoutHttp() {
        http = false;
        return this;
    }

    /** Hears of every view of every server, besides others. */
    public WdsJmxBuilder audience(ServerListener listener) {
        audience.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /** These servers instead of those of the configuration; closed with the application, or when it cannot start. */
    WdsJmxBuilder fleet(Fleet servers) {
        fleet = servers;
        return this;
    }

    /**
     * Starts it.
     *
     * @throws ConfigurationException when the configuration file, or a file that it names, is wrong
     * @throws StartException when it cannot run so; then nothing of it runs
     */
    public WdsJmx start() throws ConfigurationException, StartException {
        if (configuration == null && configFile == null) {
            throw new IllegalStateException("Neither a configuration nor a configuration file was given");
        }
        Configuration plan =
                configuration == null ? new YamlReader().read(configFile, Configuration.class) : configuration;
        Surroundings surroundings = new Surroundings(
                Optional.ofNullable(configFile),
                mbeans == null ? ManagementFactory.getPlatformMBeanServer() : mbeans,
                Optional.ofNullable(metrics),
                http,
                List.copyOf(audience));
        return new WdsJmx(plan, fleet == null ? Fleet.of(plan) : fleet, surroundings);
    }
}
