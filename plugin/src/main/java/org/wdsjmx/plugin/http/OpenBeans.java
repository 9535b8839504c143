package org.wdsjmx.plugin.http;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.MBeanServerFactory;
import javax.management.ObjectInstance;
import javax.management.ObjectName;
import org.jolokia.server.core.service.api.JolokiaContext;
import org.jolokia.server.core.util.jmx.MBeanServerAccess;

/**
 * The MBeans that Jolokia finds: those of the MBeanServer that it is made for, those of the JDK, and its own. By itself it would merge
 * all MBeanServers of the virtual machine, so that two instances would see each other's beans, and it would show its own beans to the
 * application around.
 */
final class OpenBeans implements MBeanServerAccess {

    private static final Set<String> JDK = Set.of("java.lang", "java.nio");

    /** Known to nobody else. */
    private final MBeanServer own = MBeanServerFactory.newMBeanServer();

    private final Set<MBeanServerConnection> servers;

    OpenBeans(MBeanServer mbeans) {
        MBeanServer platform = ManagementFactory.getPlatformMBeanServer();
        servers = new LinkedHashSet<>(List.of(own));
        if (mbeans != platform) {
            servers.add(jdkBeans(platform));
        }
        // What all of them refuse is told in the words of the last one: that an attribute is not there, not that a bean
        // is not.
        servers.add(mbeans);
    }

    /** The same context, but with these MBeans. */
    JolokiaContext within(JolokiaContext context) {
        return (JolokiaContext) Proxy.newProxyInstance(
                JolokiaContext.class.getClassLoader(),
                new Class<?>[] {JolokiaContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getMBeanServerAccess" -> this;
                    case "registerMBean" -> register(arguments[0], (String[]) arguments[1]);
                    case "unregisterMBean" -> {
                        own.unregisterMBean((ObjectName) arguments[0]);
                        yield null;
                    }
                    default -> {
                        try {
                            yield method.invoke(context, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }
                });
    }

    private ObjectName register(Object bean, String[] name) throws JMException {
        return own.registerMBean(bean, new ObjectName(name[0])).getObjectName();
    }

    /** An MBeanServer of which only the domains of the JDK can be seen. */
    private static MBeanServerConnection jdkBeans(MBeanServer platform) {
        return (MBeanServerConnection) Proxy.newProxyInstance(
                OpenBeans.class.getClassLoader(),
                new Class<?>[] {MBeanServerConnection.class},
                (proxy, method, arguments) -> {
                    if (arguments != null
                            && arguments[0] instanceof ObjectName name
                            && !name.isPattern()
                            && !JDK.contains(name.getDomain())
                            && List.of(method.getExceptionTypes()).contains(InstanceNotFoundException.class)) {
                        throw new InstanceNotFoundException(name.toString());
                    }
                    Object answer;
                    try {
                        answer = method.invoke(platform, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (answer instanceof Set<?> found) {
                        return found.stream().filter(OpenBeans::isOfJdk).collect(Collectors.toSet());
                    }
                    return answer;
                });
    }

    private static boolean isOfJdk(Object found) {
        ObjectName name = found instanceof ObjectInstance bean ? bean.getObjectName() : (ObjectName) found;
        return JDK.contains(name.getDomain());
    }

    @Override
    public Set<MBeanServerConnection> getMBeanServers() {
        return servers;
    }

    @Override
    public void each(ObjectName name, MBeanEachCallback callback) throws IOException, JMException {
        for (MBeanServerConnection server : servers) {
            for (ObjectInstance bean : server.queryMBeans(name, null)) {
                try {
                    callback.callback(server, bean);
                } catch (InstanceNotFoundException e) {
                    if (name != null && !name.isPattern()) {
                        throw e;
                    }
                    // It left between the query and the look at it, as beans do here.
                }
            }
        }
    }

    @Override
    public <R> R call(ObjectName name, MBeanAction<R> action, Object... arguments) throws IOException, JMException {
        InstanceNotFoundException missing = new InstanceNotFoundException(String.valueOf(name));
        for (MBeanServerConnection server : servers) {
            try {
                return action.execute(server, name, arguments);
            } catch (InstanceNotFoundException e) {
                missing = e;
            }
        }
        throw missing;
    }

    @Override
    public Set<ObjectName> queryNames(ObjectName name) throws IOException {
        Set<ObjectName> names = new LinkedHashSet<>();
        for (MBeanServerConnection server : servers) {
            names.addAll(server.queryNames(name, null));
        }
        return names;
    }

    /** Beans come and go all the time. */
    @Override
    public boolean hasMBeansListChangedSince(long time) {
        return true;
    }
}
