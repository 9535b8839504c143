package org.wdsjmx.plugin.jmx;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** A virtual machine that only offers remote JMX; prints its port, then ends when its input does, or at once if told so. */
final class ConnectorProcess {

    private ConnectorProcess() {}

    public static void main(String[] arguments) throws Exception {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        beans.registerMBean(new Sample(), new ObjectName("wds.transport:type=Sample"));
        JmxConnector connector = JmxConnectorTest.openToAnybody(beans, 0);
        System.out.println(connector.port());
        if (arguments.length == 0) {
            System.in.read();
            connector.close();
        }
    }
}
