package org.wdsjmx.plugin.jmx;

import java.io.IOException;
import javax.management.MBeanServer;
import javax.management.remote.JMXServiceURL;

public final class JmxConnector implements AutoCloseable {
    public static JmxConnector start(int port, MBeanServer s) throws IOException {
        throw new IOException("no");
    }

    public JMXServiceURL url() {
        return null;
    }

    @Override
    public void close() {}
}
