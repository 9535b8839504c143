package org.wdsjmx.plugin;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.wdsjmx.plugin.config.Configuration;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.ServerWatcher;
import org.wdsjmx.watch.Watch;
import org.wdsjmx.watch.WatchSettings;

/** Reads every server of a fleet once. */
final class FleetReading {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private FleetReading() {}

    /** One view of each server by its name; that of a server that does not answer in time says so. */
    static Map<String, ServerView> of(Configuration configuration, Fleet fleet) throws InterruptedException {
        Duration deadline = configuration.poll().deadline().compareTo(LONGEST) < 0
                ? configuration.poll().deadline()
                : LONGEST;
        WatchSettings settings = new WatchSettings(
                configuration.poll().interval(),
                deadline,
                configuration.poll().staleAfter(),
                configuration.poll().stalledAfter());
        Map<String, ServerView> views = new LinkedHashMap<>();
        try (Watch watch = new Watch(
                ServerNames.of(fleet.addresses()), fleet.backend(), settings, MomentSource.system(), List.of())) {
            watch.start();
            for (ServerWatcher server : watch.servers()) {
                views.put(server.name(), read(server, deadline));
            }
        }
        return views;
    }

    private static ServerView read(ServerWatcher server, Duration deadline) throws InterruptedException {
        try {
            return server.refresh().get(2 * deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return server.view();
        }
    }
}
