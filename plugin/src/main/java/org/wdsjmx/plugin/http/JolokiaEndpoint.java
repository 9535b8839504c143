package org.wdsjmx.plugin.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectInstance;
import javax.management.ObjectName;
import org.jolokia.server.core.config.ConfigKey;
import org.jolokia.server.core.config.StaticConfiguration;
import org.jolokia.server.core.service.JolokiaServiceManagerFactory;
import org.jolokia.server.core.service.api.JolokiaContext;
import org.jolokia.server.core.service.api.JolokiaServiceManager;
import org.jolokia.server.core.util.jmx.DefaultMBeanServerAccess;
import org.jolokia.service.jmx.api.CacheKeyProvider;
import org.jolokia.service.notif.pull.PullNotificationBackend;
import org.wdsjmx.mbean.TransportNames;
import org.wdsjmx.plugin.access.Callers;
import org.wdsjmx.transport.MomentSource;

/**
 * Jolokia on our own port and with our own restrictor. Its services are named here; it does not look for more on the class
 * path, so there is no proxy mode and no discovery.
 */
public final class JolokiaEndpoint implements HttpHandler, AutoCloseable {

    /** Where Jolokia answers. */
    public static final String PATH = "/jolokia";

    private static final String AGENT = "wds-jmx";

    private final JolokiaServiceManager services;
    private final HttpHandler handler;

    /**
     * @param callers tells who makes a request
     * @param mbeans the beans that it shows, besides those of the JDK
     */
    public JolokiaEndpoint(Callers callers, MBeanServer mbeans) {
        this(callers, mbeans, new Subscribers(MomentSource.system()));
    }

    JolokiaEndpoint(Callers callers, MBeanServer mbeans, Subscribers subscribers) {
        OpenBeans beans = new OpenBeans(mbeans);
        StaticConfiguration configuration = new StaticConfiguration(
                ConfigKey.AGENT_CONTEXT,
                PATH,
                ConfigKey.AGENT_ID,
                AGENT,
                ConfigKey.DISABLE_DETECTORS,
                "true",
                ConfigKey.ALLOW_DNS_REVERSE_LOOKUP,
                "false",
                ConfigKey.INCLUDE_STACKTRACE,
                "false",
                // One attribute that fails does not take the others of a read with it.
                ConfigKey.IGNORE_ERRORS,
                "true");
        services = JolokiaServiceManagerFactory.createJolokiaServiceManager(
                configuration, new JolokiaLog(), new TransportRestrictor(callers));
        services.addService(new TransportGuard(callers));
        services.addService(new ExactChanges(beans));
        services.addService(new SubscribedRequests(1000, beans, subscribers));
        services.addService(new DatesOfNoLocale(10));
        services.addService(new PullNotificationBackend(100) {
            @Override
            public synchronized void init(JolokiaContext context) {
                super.init(beans.within(context));
            }
        });
        services.addService(new NotificationStreams(200, subscribers));
        services.addService(new KindKeyProvider());
        JolokiaContext context = services.start();
        withdraw(context);
        handler = new JolokiaExchanges(ErrorDetails.hiddenFromViewers(context, callers));
    }

    /**
     * Takes back what Jolokia puts into the MBeanServer of the platform: listeners, which it would leave there when it stops, and beans
     * that are nobody's business in the application around.
     */
    private static void withdraw(JolokiaContext context) {
        if (context.getMBeanServerAccess() instanceof DefaultMBeanServerAccess access) {
            access.unregisterFromMBeanNotifications();
        }
        try {
            for (String type : List.of("ServerHandler", "Config")) {
                context.unregisterMBean(new ObjectName("jolokia:type=" + type + ",agent=" + AGENT));
            }
        } catch (JMException e) {
            throw new IllegalStateException("Jolokia's own MBeans cannot be withdrawn", e);
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        handler.handle(exchange);
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
