package org.wdsjmx.plugin.jmx;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.MBeanServer;
import javax.management.NotificationListener;
import javax.management.ObjectInstance;
import javax.management.ObjectName;
import org.wdsjmx.mbean.TransportNames;

/**
 * What a remote console may do with the MBeans of this virtual machine, whoever its user is: read and watch all but one, operate those
 * of this program, where the rights of the user decide. Operations of the JDK's beans can write files and load code, and creating beans can fetch code from
 * anywhere; with these, any user of the machine would become the one this program runs as.
 */
final class RemoteAccess implements InvocationHandler {

    /** The first three serve the connector itself: remote callers cannot reach them. */
    private static final Set<String> READING = Set.of(
            "getClassLoader",
            "getClassLoaderFor",
            "getClassLoaderRepository",
            "getAttribute",
            "getAttributes",
            "getDefaultDomain",
            "getDomains",
            "getMBeanCount",
            "getMBeanInfo",
            "getObjectInstance",
            "isInstanceOf",
            "isRegistered",
            "queryMBeans",
            "queryNames");

    private static final Set<String> WATCHING = Set.of("addNotificationListener", "removeNotificationListener");
    private static final Set<String> CHANGING = Set.of("invoke", "setAttribute", "setAttributes");

    /** Operations that only read: consoles make their table of threads of the first. */
    private static final Map<String, Pattern> READING_OPERATIONS = Map.of(
            "java.lang:type=Threading", Pattern.compile("getThread.*|find.*DeadlockedThreads|dumpAllThreads"),
            "com.sun.management:type=HotSpotDiagnostic", Pattern.compile("getVMOption"));

    /**
     * A bean that consists of operations, among them such that load code. Consoles use it without asking when they see it, and
     * VisualVM shows nothing of a virtual machine that then refuses: so they do not see it.
     */
    private static final String HIDDEN = "com.sun.management:type=DiagnosticCommand";

    private final MBeanServer beans;

    private RemoteAccess(MBeanServer beans) {
        this.beans = beans;
    }

    /**
     * A view of the beans for remote callers. What is not allowed ends with a {@link SecurityException} that says so.
     *
     * @param beans all beans
     */
    static MBeanServer to(MBeanServer beans) {
        return (MBeanServer) Proxy.newProxyInstance(
                MBeanServer.class.getClassLoader(), new Class<?>[] {MBeanServer.class}, new RemoteAccess(beans));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, arguments);
        }
        if (!isAllowed(method, arguments)) {
            throw new SecurityException(complaint(method, arguments));
        }
        if (arguments != null && isHidden(arguments[0]) && method.getName().equals("isRegistered")) {
            return false;
        }
        try {
            return withoutHidden(method.invoke(beans, arguments));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static boolean isAllowed(Method method, Object[] arguments) {
        String name = method.getName();
        if (WATCHING.contains(name)) {
            // The other form makes one bean call another.
            return arguments[1] instanceof NotificationListener;
        }
        if (CHANGING.contains(name)) {
            return arguments[0] instanceof ObjectName bean && (isOurs(bean) || onlyReads(name, bean, arguments));
        }
        return READING.contains(name);
    }

    private static boolean isOurs(ObjectName bean) {
        return bean.getDomain().equals(TransportNames.DOMAIN);
    }

    private static boolean isHidden(Object named) {
        ObjectName name = named instanceof ObjectInstance bean
                ? bean.getObjectName()
                : named instanceof ObjectName given ? given : null;
        return name != null && name.getCanonicalName().equals(HIDDEN);
    }

    private static Object withoutHidden(Object answer) {
        if (answer instanceof Set<?> found && found.stream().anyMatch(RemoteAccess::isHidden)) {
            return found.stream().filter(bean -> !isHidden(bean)).collect(Collectors.toCollection(HashSet::new));
        }
        return answer;
    }

    private static boolean onlyReads(String method, ObjectName bean, Object[] arguments) {
        Pattern operations = READING_OPERATIONS.get(bean.getCanonicalName());
        return method.equals("invoke")
                && operations != null
                && arguments[1] instanceof String operation
                && operations.matcher(operation).matches();
    }

    private static String complaint(Method method, Object[] arguments) {
        return method.getName() + (arguments != null && arguments.length > 0 ? " of " + arguments[0] : "")
                + " is not allowed over remote JMX: only MBeans of domain " + TransportNames.DOMAIN
                + " can be operated; attach to the process on its own machine for anything else";
    }

    private static Object ofObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "remote access to the MBeans";
        };
    }
}
