package org.wdsjmx.plugin.console;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.wdsjmx.emulator.Emulator;
import org.wdsjmx.emulator.Scenario;
import org.wdsjmx.mbean.MBeanPublisher;
import org.wdsjmx.mbean.TransportNames;
import org.wdsjmx.plugin.config.YamlReader;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.transport.TransportBackend;
import org.wdsjmx.watch.ServerWatcher;
import org.wdsjmx.watch.Watch;
import org.wdsjmx.watch.WatchSettings;

/** The MBeans of an agent, and a connection to them that sees which thread calls what. */
final class WatchedAgent implements AutoCloseable {

    static final ObjectName WDS01 = TransportNames.server("WDS01");

    /** What was called, with the name of its thread. */
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    final MBeanServer mbeans = MBeanServerFactory.newMBeanServer();
    private final MBeanPublisher publisher =
            new MBeanPublisher(mbeans, UnaryOperator.identity(), MomentSource.system(), false);
    private final Watch watch;

    WatchedAgent(TransportBackend backend, MomentSource clock, String... servers) {
        Duration never = Duration.ofHours(1);
        Map<String, String> addresses = new HashMap<>();
        for (String server : servers) {
            addresses.put(server, backend instanceof Emulator ? server : "");
        }
        watch = new Watch(addresses, backend, new WatchSettings(never, never, never, never), clock, List.of(publisher));
        refresh();
    }

    /** The agent of the demo. */
    static WatchedAgent demo() throws Exception {
        Scenario demo = new YamlReader()
                .read(
                        WatchedAgent.class.getResourceAsStream("/org/wdsjmx/plugin/demo.yaml"),
                        "demo.yaml",
                        Scenario.class);
        return new WatchedAgent(new Emulator(demo, MomentSource.system()), MomentSource.system(), "WDS01");
    }

    void refresh() {
        for (ServerWatcher server : watch.servers()) {
            server.refresh().orTimeout(30, TimeUnit.SECONDS).join();
        }
    }

    MBeanServerConnection connection() {
        return (MBeanServerConnection) Proxy.newProxyInstance(
                WatchedAgent.class.getClassLoader(),
                new Class<?>[] {MBeanServerConnection.class},
                (proxy, method, values) -> {
                    calls.add(method.getName() + " on " + Thread.currentThread().getName());
                    try {
                        return method.invoke(mbeans, values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void close() {
        watch.close();
        publisher.close();
    }
}
