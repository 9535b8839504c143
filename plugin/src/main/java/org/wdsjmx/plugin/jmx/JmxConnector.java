package org.wdsjmx.plugin.jmx;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.rmi.NoSuchObjectException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.RMIClientSocketFactory;
import java.rmi.server.RMIServerSocketFactory;
import java.rmi.server.UnicastRemoteObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.management.MBeanServer;
import javax.management.remote.JMXAuthenticator;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.rmi.RMIConnectorServer;
import javax.rmi.ssl.SslRMIClientSocketFactory;
import org.wdsjmx.plugin.access.Authentication;
import org.wdsjmx.plugin.config.NumericAddress;
import org.wdsjmx.plugin.tls.TlsMaterial;

/**
 * Remote JMX over RMI. Registry and objects share one TCP port. Every caller has an identity: that of a user, or of anybody where
 * there are no users. {@link RemoteAccess} says what callers can do with beans that are not ours.
 *
 * <p>What callers send is filtered before it is made into objects: JMX's own types, open types and plain values pass. The
 * registry can be read by everybody and changed by nobody. No system property is needed or set, and a client needs the JDK
 * only. Nothing of this keeps the virtual machine alive.
 */
public final class JmxConnector implements AutoCloseable {

    private static final String NAME = "jmxrmi";

    /** User and password as an array of text. */
    private static final String CREDENTIALS = "maxarray=2;maxdepth=2;java.lang.String;!*";

    /** What arguments, attribute values, queries and notification filters of JMX are made of, and nothing else. */
    private static final String PARAMETERS = String.join(
            ";",
            "maxdepth=30;maxarray=10000;maxrefs=20000;maxbytes=1000000",
            "java.lang.String;java.lang.Number;java.lang.Boolean;java.lang.Character;java.lang.Byte;java.lang.Short",
            "java.lang.Integer;java.lang.Long;java.lang.Float;java.lang.Double;java.lang.Object",
            "java.math.BigDecimal;java.math.BigInteger",
            "java.util.Date;java.util.ArrayList;java.util.Arrays$ArrayList;java.util.Vector;java.util.HashSet",
            "java.util.Collections$UnmodifiableCollection;java.util.Collections$UnmodifiableList",
            "java.util.Collections$UnmodifiableRandomAccessList",
            "java.util.HashMap;java.util.LinkedHashMap;java.util.TreeMap;java.util.Hashtable;java.util.Map$Entry",
            "java.rmi.MarshalledObject;javax.security.auth.Subject",
            "javax.management.*;javax.management.openmbean.*",
            "!*");

    private final String host;
    private final ConnectorListener listener;
    private final Registry registry;
    private final RMIConnectorServer server;

    private JmxConnector(String host, ConnectorListener listener, Registry registry, RMIConnectorServer server) {
        this.host = host;
        this.listener = listener;
        this.registry = registry;
        this.server = server;
    }

    /**
     * Where consoles find it.
     *
     * @param address where to listen; port 0 = any free one, see {@link #port()}
     * @param host name or address under which consoles reach this machine
     */
    public record Place(InetSocketAddress address, String host) {}

    /**
     * Opens the port and waits for consoles.
     *
     * @param beans what is offered
     * @param tls makes every connection secure; nothing = plain text
     * @param authentication decides who is let in
     * @return the open connector
     * @throws IOException when the port is taken or cannot be opened; the message names it and the remedy
     */
    public static JmxConnector open(
            MBeanServer beans, Place place, Optional<TlsMaterial> tls, Authentication authentication)
            throws IOException {
        ConnectorListener listener = ConnectorListener.open(place.address(), tls);
        // A class of the JDK, so that consoles need nothing of ours.
        RMIClientSocketFactory client = tls.isPresent() ? new SslRMIClientSocketFactory() : null;
        Map<String, Object> environment = environment(new ConsoleAuthenticator(authentication, listener.callers()));
        Registry registry = null;
        try {
            ForeignCode.initializeAddresses();
            RMIServerSocketFactory sockets = listener.factory();
            registry = LocateRegistry.createRegistry(listener.port(), client, sockets);
            AdvertisedServer exported =
                    new AdvertisedServer(place.host(), listener.port(), client, sockets, environment);
            RMIConnectorServer server = new RMIConnectorServer(
                    new JMXServiceURL("rmi", place.host(), listener.port()),
                    environment,
                    exported,
                    RemoteAccess.to(beans));
            server.start();
            // A call within this virtual machine: the registry lets nobody else write.
            registry.rebind(NAME, exported.toStub());
            return new JmxConnector(place.host(), listener, registry, server);
        } catch (IOException | RuntimeException e) {
            unexport(registry);
            listener.close();
            throw e;
        }
    }

    /** The port that is open. */
    public int port() {
        return listener.port();
    }

    /** What to type into a console, for example {@code service:jmx:rmi:///jndi/rmi://127.0.0.1:9010/jmxrmi}. */
    public JMXServiceURL url() {
        try {
            return new JMXServiceURL(
                    "service:jmx:rmi:///jndi/rmi://" + NumericAddress.inUrl(host) + ':' + port() + '/' + NAME);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Disconnects every console and frees the port. Threads that served consoles end; the JDK keeps idle ones of its RMI pool
     * for up to a minute. May be called again.
     *
     * @throws IOException when a console could not be told; the port is free all the same
     */
    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } finally {
            unexport(registry);
            listener.close();
        }
    }

    private static Map<String, Object> environment(JMXAuthenticator authenticator) {
        Map<String, Object> environment = new HashMap<>();
        environment.put(JMXConnectorServer.AUTHENTICATOR, authenticator);
        environment.put(RMIConnectorServer.CREDENTIALS_FILTER_PATTERN, CREDENTIALS);
        environment.put(RMIConnectorServer.SERIAL_FILTER_PATTERN, PARAMETERS);
        // Known to the JDK since version 6 although no document names it: exported objects do not keep the virtual
        // machine
        // alive, which an agent must not do to its host application.
        environment.put("jmx.remote.x.daemon", "true");
        return environment;
    }

    private static void unexport(Registry registry) {
        if (registry == null) {
            return;
        }
        try {
            UnicastRemoteObject.unexportObject(registry, true);
        } catch (NoSuchObjectException alreadyGone) {
            // Closed twice: the port is free, which is all that was wanted.
        }
    }
}
