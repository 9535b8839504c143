package org.wdsjmx.plugin.soak;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A console in a virtual machine of its own, which looks on until it is killed. */
final class KilledConsole {

    private KilledConsole() {}

    /** @param arguments where remote JMX is, and the server to look at */
    public static void main(String[] arguments) throws Exception {
        try (JMXConnector console = JMXConnectorFactory.connect(new JMXServiceURL(arguments[0]), Map.of())) {
            MBeanServerConnection mbeans = console.getMBeanServerConnection();
            while (true) {
                Console.look(mbeans, arguments[1]);
                System.out.println("looks on");
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }
}
