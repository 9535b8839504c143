package org.wdsjmx.plugin.http;

import java.util.Set;
import java.util.TreeSet;
import javax.management.ObjectName;
import org.jolokia.server.core.service.api.Restrictor;
import org.jolokia.server.core.util.HttpMethod;
import org.jolokia.server.core.util.RequestType;
import org.wdsjmx.mbean.TransportNames;

/**
 * What Jolokia may do: everything with our own MBeans, read two harmless domains of the JDK, and hand out notifications. Other domains
 * hold beans that write files, run commands or open connections, so they are not even listed.
 */
final class TransportRestrictor implements Restrictor {

    private static final Set<String> READABLE = Set.of(TransportNames.DOMAIN, "java.lang", "java.nio");
    private static final Set<RequestType> READING = Set.of(
            RequestType.READ, RequestType.LIST, RequestType.SEARCH, RequestType.VERSION, RequestType.NOTIFICATION);
    private static final Set<RequestType> CHANGING = Set.of(RequestType.EXEC, RequestType.WRITE);

    private final CallOrigin call;

    TransportRestrictor(CallOrigin call) {
        this.call = call;
    }

    @Override
    public boolean isHttpMethodAllowed(HttpMethod method) {
        return method == HttpMethod.GET || method == HttpMethod.POST;
    }

    @Override
    public boolean isTypeAllowed(RequestType type) {
        return READING.contains(type) || CHANGING.contains(type) && call.mayChange();
    }

    @Override
    public boolean isAttributeReadAllowed(ObjectName name, String attribute) {
        return isReadable(name);
    }

    @Override
    public boolean isAttributeWriteAllowed(ObjectName name, String attribute) {
        return isOurs(name) && call.mayChange();
    }

    @Override
    public boolean isOperationAllowed(ObjectName name, String operation) {
        return (isOurs(name) || isNotificationStore(name) && operation.startsWith("pull")) && call.mayChange();
    }

    @Override
    public boolean isRemoteAccessAllowed(String... hostOrAddress) {
        // Who reaches the port is decided before Jolokia is asked.
        return true;
    }

    /** No page of another site may use this port through a browser; programs send no origin. */
    @Override
    public boolean isOriginAllowed(String origin, boolean onlyWhenStrictCheckingIsEnabled) {
        return origin == null || LoopbackName.isLoopbackUrl(origin);
    }

    @Override
    public boolean isObjectNameHidden(ObjectName name) {
        return !isReadable(name);
    }

    /** Whether the name lies in a domain that can be read. */
    static boolean isReadable(ObjectName name) {
        return READABLE.contains(name.getDomain());
    }

    /** The MBean from which a subscriber pulls its own notifications: the one bean of Jolokia's domain that is open. */
    static boolean isNotificationStore(ObjectName name) {
        return "jolokia".equals(name.getDomain()) && "NotificationStore".equals(name.getKeyProperty("type"));
    }

    /** The domains that can be read, for messages. */
    static String readableDomains() {
        return String.join(", ", new TreeSet<>(READABLE));
    }

    private static boolean isOurs(ObjectName name) {
        return TransportNames.DOMAIN.equals(name.getDomain());
    }
}
