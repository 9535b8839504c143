package org.wdsjmx.plugin.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.rmi.server.RemoteServer;
import java.rmi.server.ServerNotActiveException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether a caller without identity may be somebody else than the user of this process: when the remote JMX of the virtual
 * machine itself (not ours) lets anybody in without a password, and whenever the call comes from another machine.
 */
public final class JvmExposure {

    private static final Logger LOG = System.getLogger(JvmExposure.class.getName());
    private static final String PREFIX = "com.sun.management.jmxremote.";

    private final boolean openByProperties;
    private final AtomicBoolean warned = new AtomicBoolean();

    private JvmExposure(boolean openByProperties) {
        this.openByProperties = openByProperties;
    }

    /**
     * Looks at the options that this virtual machine was started with and at the file that these name; both are fixed from then
     * on.
     */
    public static JvmExposure ofThisVirtualMachine() {
        Properties options = new Properties();
        Path usual = Path.of(System.getProperty("java.home"), "conf", "management", "management.properties");
        Path file = Path.of(System.getProperty("com.sun.management.config.file", usual.toString()));
        if (Files.exists(file)) {
            try (InputStream text = Files.newInputStream(file)) {
                options.load(text);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file + ", which says who may connect to this JVM", e);
            }
        }
        options.putAll(System.getProperties());
        JvmExposure exposure = new JvmExposure(options.getProperty(PREFIX + "port") != null
                && "false".equalsIgnoreCase(options.getProperty(PREFIX + "authenticate")));
        if (exposure.openByProperties) {
            exposure.warn("its options (" + PREFIX + "authenticate) say so");
        }
        return exposure;
    }

    /** Whether the caller of the current thread may be anybody, if it has no identity. */
    public boolean isOpenToAnybody() {
        if (openByProperties) {
            return true;
        }
        try {
            String host = RemoteServer.getClientHost();
            if (isElsewhere(host)) {
                warn("a call came from " + host);
                return true;
            }
        } catch (ServerNotActiveException notRemote) {
            // The application around this agent calls, or a test.
        }
        return false;
    }

    /** Whether an address is not one of this machine; what cannot be told is elsewhere. */
    static boolean isElsewhere(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return !address.isLoopbackAddress() && NetworkInterface.getByInetAddress(address) == null;
        } catch (UnknownHostException | SocketException e) {
            return true;
        }
    }

    private void warn(String reason) {
        if (warned.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "This virtual machine has remote JMX that lets anybody in without a password: " + reason
                            + ". Such callers can only read, whatever access.local says. Switch on its authentication, or use"
                            + " jmx.port of wds-jmx instead");
        }
    }
}
