package org.wdsjmx.plugin.http;

import java.util.Set;
import java.util.TreeSet;
import javax.management.ObjectName;
import org.jolokia.server.core.service.api.Restrictor;
import org.jolokia.server.core.util.HttpMethod;
import org.jolokia.server.core.util.RequestType;
import org.wdsjmx.mbean.TransportNames;
import org.wdsjmx.plugin.access.Callers;

/**
 * What Jolokia may do: everything with our own MBeans, read two harmless domains of the JDK, and hand out notifications. Other domains
 * hold beans that write files, run commands or open connections, so they are not even listed.
 */
final class TransportRestrictor implements Restrictor {

    private static final Set<String> READABLE = Set.of(TransportNames.DOMAIN, "java.lang", "java.nio");
    private static final Set<RequestType> READING = Set.of(
            RequestType.READ, RequestType.LIST, RequestType.SEARCH, RequestType.VERSION, RequestType.NOTIFICATION);
    private static final Set<RequestType> CHANGING = Set.of(RequestType.EXEC, RequestType.WRITE);

    /** Passwords are given to programs by these. */
    private static final Set<String> SECRETIVE = Set.of("SystemProperties", "InputArguments");

    private final Callers callers;

    TransportRestrictor(Callers callers) {
        this.callers = callers;
    }

    @Override
    public boolean isHttpMethodAllowed(HttpMethod method) {
        return method == HttpMethod.GET || method == HttpMethod.POST;
    }

    @Override
    public boolean isTypeAllowed(RequestType type) {
        return READING.contains(type) || CHANGING.contains(type) && mayChange();
    }

    @Override
    public boolean isAttributeReadAllowed(ObjectName name, String attribute) {
        return isReadable(name) && !(name.getDomain().equals("java.lang") && SECRETIVE.contains(attribute));
    }

    @Override
    public boolean isAttributeWriteAllowed(ObjectName name, String attribute) {
        return isOurs(name) && mayChange();
    }

    @Override
    public boolean isOperationAllowed(ObjectName name, String operation) {
        return (isOurs(name) || isNotificationStore(name) && operation.startsWith("pull")) && mayChange();
    }

    @Override
    public boolean isRemoteAccessAllowed(String... hostOrAddress) {
        // Who reaches the port is decided before Jolokia is asked.
        return true;
    }

    /** Whoever comes here was let through by the {@link BrowserFilter}, which also says which pages may read the answer. */
    @Override
    public boolean isOriginAllowed(String origin, boolean strict) {
        return strict;
    }

    /**
     * Jolokia would refuse every origin with https, even a listed one, on a plain port; but a proxy before it may secure the connection. That origin
     * was checked by the {@link BrowserFilter} as well.
     */
    @Override
    public boolean ignoreScheme() {
        return true;
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

    /** Who may change what is decided where it is changed; here only that nothing is changed by GET. */
    private boolean mayChange() {
        return !callers.current().readsOnly();
    }

    private static boolean isOurs(ObjectName name) {
        return TransportNames.DOMAIN.equals(name.getDomain());
    }
}
