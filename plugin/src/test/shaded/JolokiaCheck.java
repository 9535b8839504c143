import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.wdsjmx.shaded.jolokia.jvmagent.handler.JolokiaHttpHandler;
import org.wdsjmx.shaded.jolokia.server.core.config.ConfigKey;
import org.wdsjmx.shaded.jolokia.server.core.config.StaticConfiguration;
import org.wdsjmx.shaded.jolokia.server.core.restrictor.AllowAllRestrictor;
import org.wdsjmx.shaded.jolokia.server.core.service.JolokiaServiceManagerFactory;
import org.wdsjmx.shaded.jolokia.server.core.service.api.JolokiaServiceManager;
import org.wdsjmx.shaded.jolokia.server.core.service.impl.JulLogHandler;
import org.wdsjmx.shaded.jolokia.service.jmx.LocalRequestHandler;
import org.wdsjmx.shaded.jolokia.service.notif.pull.PullNotificationBackend;
import org.wdsjmx.shaded.jolokia.service.notif.sse.SseNotificationBackend;
import org.wdsjmx.shaded.jolokia.service.serializer.JolokiaSerializer;

/**
 * Run by ShadedJarIT from source with nothing but the shaded jar on the class path: starts Jolokia under its relocated
 * names, with its services named in code, and prints the answer to each request given as an argument.
 */
class JolokiaCheck {

    public static void main(String[] requests) throws Exception {
        JolokiaServiceManager services = JolokiaServiceManagerFactory.createJolokiaServiceManager(
                new StaticConfiguration(Map.of(
                        ConfigKey.AGENT_CONTEXT.getKeyValue(), "/jolokia", ConfigKey.AGENT_ID.getKeyValue(), "check")),
                new JulLogHandler(null),
                new AllowAllRestrictor());
        services.addService(new LocalRequestHandler(1000));
        services.addService(new JolokiaSerializer());
        services.addService(new PullNotificationBackend(100));
        services.addService(new SseNotificationBackend(101));

        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jolokia/", new JolokiaHttpHandler(services.start()));
        server.start();
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jolokia/");
        for (String request : requests) {
            System.out.println(HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(base)
                                    .POST(HttpRequest.BodyPublishers.ofString(request))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body());
        }
        services.stop();
        server.stop(0);
        System.exit(0);
    }
}
