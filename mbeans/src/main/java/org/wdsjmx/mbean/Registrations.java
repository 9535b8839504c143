package org.wdsjmx.mbean;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The names that this program has registered in an MBeanServer that it may share with others. */
final class Registrations {

    private static final Logger LOG = System.getLogger(Registrations.class.getName());

    private final MBeanServer server;
    private final Set<ObjectName> ours = ConcurrentHashMap.newKeySet();

    Registrations(MBeanServer server) {
        this.server = server;
    }

    /** Registers a bean. When the name is taken by somebody else, that one stays and a warning is logged. */
    void add(ObjectName name, StateMBean<?> bean) {
        try {
            server.registerMBean(bean, name);
            ours.add(name);
        } catch (InstanceAlreadyExistsException e) {
            LOG.log(
                    Level.WARNING,
                    "MBean " + name
                            + " is registered by another part of this virtual machine and is left alone; is wds-jmx running twice in it?");
        } catch (JMException e) {
            throw new IllegalStateException("Cannot register " + name, e);
        }
    }

    /** Removes a bean if it is one of ours; one that somebody else has removed is gone already. */
    void remove(ObjectName name) {
        if (!ours.remove(name)) {
            return;
        }
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException e) {
            LOG.log(Level.DEBUG, "MBean " + name + " was removed by another part of this virtual machine");
        } catch (JMException e) {
            throw new IllegalStateException("Cannot remove " + name, e);
        }
    }
}
