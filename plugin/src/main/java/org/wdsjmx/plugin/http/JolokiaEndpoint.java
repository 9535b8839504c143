package org.wdsjmx.plugin.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import javax.management.ObjectInstance;
import org.jolokia.jvmagent.handler.JolokiaHttpHandler;
import org.jolokia.server.core.config.ConfigKey;
import org.jolokia.server.core.config.StaticConfiguration;
import org.jolokia.server.core.service.JolokiaServiceManagerFactory;
import org.jolokia.server.core.service.api.JolokiaServiceManager;
import org.jolokia.service.jmx.LocalRequestHandler;
import org.jolokia.service.jmx.api.CacheKeyProvider;
import org.jolokia.service.notif.pull.PullNotificationBackend;
import org.jolokia.service.notif.sse.SseNotificationBackend;
import org.jolokia.service.serializer.JolokiaSerializer;
import org.wdsjmx.mbean.TransportNames;

/**
 * Jolokia on our own port and with our own restrictor. Its services are named here; it does not look for more on the class
 * path, so there is no proxy mode and no discovery.
 */
public final class JolokiaEndpoint implements HttpHandler, AutoCloseable {

    /** Where Jolokia answers. */
    public static final String PATH = "/jolokia";

    private final CallOrigin call;
    private final JolokiaServiceManager services;
    private final HttpHandler handler;

    /** @param call learns that calls of a request came in through Jolokia */
    public JolokiaEndpoint(CallOrigin call) {
        this.call = call;
        StaticConfiguration configuration = new StaticConfiguration(
                ConfigKey.AGENT_CONTEXT,
                PATH,
                ConfigKey.AGENT_ID,
                "wds-jmx",
                ConfigKey.DISABLE_DETECTORS,
                "true",
                ConfigKey.ALLOW_DNS_REVERSE_LOOKUP,
                "false",
                ConfigKey.INCLUDE_STACKTRACE,
                "false");
        services = JolokiaServiceManagerFactory.createJolokiaServiceManager(
                configuration, new JolokiaLog(), new TransportRestrictor(call));
        services.addService(new TransportGuard(call));
        services.addService(new LocalRequestHandler(1000));
        services.addService(new JolokiaSerializer(10, false));
        services.addService(new PullNotificationBackend(100));
        services.addService(new SseNotificationBackend(200));
        services.addService(new KindKeyProvider());
        handler = new JolokiaHttpHandler(services.start());
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        call.enter(CallOrigin.JOLOKIA, "POST".equals(exchange.getRequestMethod()));
        try {
            handler.handle(exchange);
        } finally {
            call.leave();
        }
    }

    @Override
    public void close() {
        services.stop();
    }

    /** All beans of a kind share one description, so a list of ten thousand clients carries it once. */
    private static final class KindKeyProvider extends CacheKeyProvider {

        KindKeyProvider() {
            super(10);
        }

        @Override
        public String determineKey(ObjectInstance bean) {
            return TransportNames.DOMAIN.equals(bean.getObjectName().getDomain())
                    ? TransportNames.DOMAIN + ':' + bean.getObjectName().getKeyProperty("type")
                    : null;
        }
    }
}
