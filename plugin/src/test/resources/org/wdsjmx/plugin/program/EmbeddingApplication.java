import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.wdsjmx.plugin.WdsJmx;

/** An application that embeds wds-jmx: compiled against the Maven artifact and its dependencies, nothing else. */
public class EmbeddingApplication {

    public static void main(String[] arguments) throws Exception {
        Path config = Path.of(arguments[0]);
        MBeanServer mbeans = MBeanServerFactory.createMBeanServer("application");
        CollectorRegistry registry = new CollectorRegistry(true);
        CountDownLatch seen = new CountDownLatch(1);

        try (WdsJmx wds = WdsJmx.builder()
                .configFile(config)
                .mbeanServer(mbeans)
                .collectorRegistry(registry)
                .withoutHttp()
                .audience((server, view, changes, reading) -> {
                    if (view.up()) {
                        seen.countDown();
                    }
                })
                .start()) {
            System.out.println("SERVERS " + wds.servers());
            System.out.println("SEEN " + seen.await(30, TimeUnit.SECONDS));
            ObjectName session = mbeans.queryNames(new ObjectName("wds.transport:type=Session,server=WDS01,*"), null)
                    .iterator()
                    .next();
            Object answer = mbeans.invoke(
                    session, "disconnectMaster", new Object[] {"Fallback"}, new String[] {String.class.getName()});
            System.out.println("ANSWER " + String.valueOf(answer).replace('\n', ' '));
            StringWriter page = new StringWriter();
            TextFormat.write004(page, registry.metricFamilySamples());
            page.toString().lines().filter(line -> line.startsWith("wds_disconnects_total")).forEach(System.out::println);
        }
        System.out.println("BEANS " + mbeans.queryNames(new ObjectName("wds.transport:*"), null));
        System.out.println("METRICS " + Collections.list(registry.metricFamilySamples()));
        // Ends by itself only if no thread is left that is no daemon.
    }
}
