package org.wdsjmx.plugin.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.function.UnaryOperator;
import javax.management.MBeanServer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.wdsjmx.mbean.MBeanPublisher;
import org.wdsjmx.plugin.access.Callers;
import org.wdsjmx.plugin.access.CurrentSubject;
import org.wdsjmx.plugin.access.JvmExposure;
import org.wdsjmx.plugin.access.Role;
import org.wdsjmx.plugin.http.JolokiaEndpoint;
import org.wdsjmx.transport.MomentSource;

/** What a console does to show every client anew, over Jolokia on loopback. */
@State(Scope.Benchmark)
public class JolokiaBenchmark {

    private static final String READ =
            "{\"type\":\"read\",\"config\":{\"includeRequest\":\"false\"},\"mbean\":\"wds.transport:";

    /** How many clients the server has. */
    @Param({"1000", "10000"})
    public int clients;

    private MBeanPublisher publisher;
    private WatchedCrowd crowd;
    private JolokiaEndpoint endpoint;
    private Served served;
    private Asked jolokia;

    /** Starts it. */
    @Setup
    public void start() throws IOException {
        MBeanServer mbeans = ManagementFactory.getPlatformMBeanServer();
        publisher = new MBeanPublisher(mbeans, UnaryOperator.identity(), MomentSource.system(), false);
        crowd = new WatchedCrowd(publisher);
        crowd.read(Crowd.of(clients, 0, 0));
        endpoint = new JolokiaEndpoint(
                new Callers(new CurrentSubject(), Role.OPERATOR, JvmExposure.ofThisVirtualMachine()), mbeans);
        served = new Served(JolokiaEndpoint.PATH, endpoint);
        jolokia = new Asked(served.uri().resolve(JolokiaEndpoint.PATH + "/"));
        if (columns() < 100L * clients || pattern() < 200L * clients) {
            throw new IllegalStateException("not all clients are in the answer");
        }
    }

    /** Stops it. */
    @TearDown
    public void stop() {
        served.close();
        endpoint.close();
        crowd.close();
        publisher.close();
    }

    /** The clients as arrays, as the page asks for them. */
    @Benchmark
    public long columns() throws IOException {
        return jolokia.post(READ + "type=Server,server=WDS01\",\"attribute\":\"ClientColumns\"}");
    }

    /** The table of all clients. */
    @Benchmark
    public long table() throws IOException {
        return jolokia.post(READ + "type=Server,server=WDS01\",\"attribute\":\"Clients\"}");
    }

    /** The beans of all clients. */
    @Benchmark
    public long pattern() throws IOException {
        return jolokia.post(READ + "type=Client,*\"}");
    }
}
