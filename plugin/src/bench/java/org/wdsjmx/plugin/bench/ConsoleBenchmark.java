package org.wdsjmx.plugin.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.wdsjmx.mbean.MBeanPublisher;
import org.wdsjmx.mbean.TransportNames;
import org.wdsjmx.transport.MomentSource;

/** What a console does to show every client anew, over RMI on loopback. */
@State(Scope.Benchmark)
public class ConsoleBenchmark {

    /** How many clients the server has. */
    @Param({"1000", "10000"})
    public int clients;

    private MBeanPublisher publisher;
    private WatchedCrowd crowd;
    private JMXConnectorServer server;
    private JMXConnector console;
    private MBeanServerConnection connection;
    private List<ObjectName> beans;
    private String[] attributes;

    /** Connects. */
    @Setup
    public void connect() throws IOException, JMException {
        MBeanServer mbeans = ManagementFactory.getPlatformMBeanServer();
        publisher = new MBeanPublisher(mbeans, UnaryOperator.identity(), MomentSource.system(), false);
        crowd = new WatchedCrowd(publisher);
        crowd.read(Crowd.of(clients, 0, 0));
        server =
                JMXConnectorServerFactory.newJMXConnectorServer(new JMXServiceURL("rmi", "127.0.0.1", 0), null, mbeans);
        server.start();
        console = JMXConnectorFactory.connect(server.getAddress());
        connection = console.getMBeanServerConnection();
        beans = new ArrayList<>(connection.queryNames(new ObjectName("wds.transport:type=Client,*"), null));
        if (beans.size() != clients) {
            throw new IllegalStateException(beans.size() + " beans of clients");
        }
        attributes = Arrays.stream(connection.getMBeanInfo(beans.get(0)).getAttributes())
                .map(MBeanAttributeInfo::getName)
                .toArray(String[]::new);
    }

    /** Disconnects. */
    @TearDown
    public void disconnect() throws IOException {
        console.close();
        server.stop();
        crowd.close();
        publisher.close();
    }

    /** The table of all clients, one attribute of the server. */
    @Benchmark
    public Object table() throws IOException, JMException {
        return connection.getAttribute(TransportNames.server(WatchedCrowd.SERVER), "Clients");
    }

    /** The same as arrays, as the tab of JConsole reads it. */
    @Benchmark
    public Object columns() throws IOException, JMException {
        return connection.getAttribute(TransportNames.server(WatchedCrowd.SERVER), "ClientColumns");
    }

    /** All attributes of every client's bean, one call for each. */
    @Benchmark
    public int perBean() throws IOException, JMException {
        int seen = 0;
        for (ObjectName bean : beans) {
            seen += connection.getAttributes(bean, attributes).size();
        }
        return seen;
    }
}
