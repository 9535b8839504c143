package org.wdsjmx.plugin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.wdsjmx.plugin.soak.RemoteWorld;
import org.wdsjmx.plugin.soak.Watchdog;

/**
 * The whole application over servers that live in another virtual machine. A watchdog inside tells of deadlocks and of threads that are pinned.
 * Uses nothing but the jar and the classes of the tests.
 */
final class SoakedProgram {

    private SoakedProgram() {}

    /** @param arguments the configuration file, the port of the world, how long a thread may stay where it is, the servers */
    public static void main(String[] arguments) throws Exception {
        Duration patience = Duration.parse(arguments[2]);
        List<String> servers = Arrays.asList(arguments).subList(3, arguments.length);
        Fleet fleet = new Fleet(new RemoteWorld(Integer.parseInt(arguments[1])), servers, null);
        WdsJmx wds =
                WdsJmx.builder().configFile(Path.of(arguments[0])).fleet(fleet).start();
        System.out.println("HTTP " + wds.httpUrl().orElseThrow());
        System.out.println("JMX " + wds.jmxUrl().orElseThrow());
        Runtime.getRuntime().addShutdownHook(new Thread(wds::close, "end"));
        new Watchdog(patience, System.out::println).watch();
    }
}
