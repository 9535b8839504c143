package org.wdsjmx.plugin.access;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Whether this virtual machine's own remote JMX (not ours) lets anybody in without a password. It can be switched on by system
 * properties, by a file that these name, and later by {@code jcmd ManagementAgent.start}; the virtual machine's own report
 * (diagnostic command {@code ManagementAgent.status}) tells in every case.
 */
public final class JvmExposure {

    private static final Logger LOG = System.getLogger(JvmExposure.class.getName());
    private static final ObjectName COMMANDS = commands();
    private static final Pattern REMOTE = Pattern.compile("Connection Type\\s*: remote");
    private static final Pattern WITHOUT_PASSWORD =
            Pattern.compile("com\\.sun\\.management\\.jmxremote\\.authenticate\\s*=\\s*false");

    private final MBeanServer beans;
    private final AtomicBoolean warned = new AtomicBoolean();

    public JvmExposure(MBeanServer beans) {
        this.beans = beans;
    }

    /** Asks the virtual machine now; warns the first time that it is open. */
    public boolean isOpenToAnybody() {
        boolean open = isOpen();
        if (open && warned.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "The remote JMX of this virtual machine (com.sun.management.jmxremote) lets anybody in without a password:"
                            + " callers without identity can only read. Switch on its authentication, or use jmx.port of"
                            + " wds-jmx instead");
        }
        return open;
    }

    private boolean isOpen() {
        try {
            String status = (String) beans.invoke(COMMANDS, "managementAgentStatus", null, null);
            return REMOTE.matcher(status).find()
                    && WITHOUT_PASSWORD.matcher(status).find();
        } catch (InstanceNotFoundException notHotSpot) {
            return propertiesOpenIt();
        } catch (JMException e) {
            LOG.log(
                    Level.WARNING,
                    "This virtual machine does not tell who may connect to it; its properties decide",
                    e);
            return propertiesOpenIt();
        }
    }

    private static boolean propertiesOpenIt() {
        return System.getProperty("com.sun.management.jmxremote.port") != null
                && "false".equalsIgnoreCase(System.getProperty("com.sun.management.jmxremote.authenticate"));
    }

    private static ObjectName commands() {
        try {
            return new ObjectName("com.sun.management:type=DiagnosticCommand");
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
