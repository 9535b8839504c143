import java.rmi.Remote;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.management.Attribute;
import javax.management.MBeanServerConnection;
import javax.management.MBeanServerInvocationHandler;
import javax.management.Notification;
import javax.management.NotificationFilterSupport;
import javax.management.ObjectName;
import javax.management.Query;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * A console with nothing but the JDK on its class path, run from source by JmxConnectorTest: does what consoles do over the
 * port given as argument and prints what came of it.
 */
class Console {

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        ObjectName bean = new ObjectName("wds.transport:type=Sample");
        JMXServiceURL url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi");
        try (JMXConnector connector = JMXConnectorFactory.connect(url)) {
            MBeanServerConnection beans = connector.getMBeanServerConnection();
            print("read", () -> beans.getAttribute(bean, "Level"));
            print("write", () -> {
                beans.setAttribute(bean, new Attribute("Level", 7L));
                return beans.getAttribute(bean, "Level");
            });
            print("operate", () -> beans.invoke(
                    bean, "add", new Object[] {2L, "three"}, new String[] {"long", "java.lang.String"}));
            print("query", () -> beans.queryNames(
                    new ObjectName("wds.transport:*"), Query.eq(Query.attr("Level"), Query.value(7L))));
            print("threads", () -> MBeanServerInvocationHandler.newProxyInstance(
                            beans,
                            new ObjectName("java.lang:type=Threading"),
                            java.lang.management.ThreadMXBean.class,
                            false)
                    .getThreadCount()
                    > 0);
            BlockingQueue<Notification> heard = new ArrayBlockingQueue<>(10);
            NotificationFilterSupport filter = new NotificationFilterSupport();
            filter.enableType("sample");
            beans.addNotificationListener(bean, (notification, handback) -> heard.add(notification), filter, "x");
            print("notify", () -> {
                beans.invoke(bean, "shout", new Object[0], new String[0]);
                return heard.poll(10, TimeUnit.SECONDS).getMessage();
            });
            print("create", () -> beans.createMBean("javax.management.loading.MLet", new ObjectName("a:b=c")));
            print("gc", () -> beans.invoke(new ObjectName("java.lang:type=Memory"), "gc", null, null));
        }
        Registry registry = LocateRegistry.getRegistry("127.0.0.1", port);
        Remote stub = registry.lookup("jmxrmi");
        print("stub", () -> stub.getClass().getSimpleName() + " " + stub.toString().contains("127.0.0.1:" + port));
        print("list", () -> Set.of(registry.list()));
        print("bind", () -> {
            registry.bind("other", stub);
            return "bound";
        });
        print("rebind", () -> {
            registry.rebind("jmxrmi", stub);
            return "rebound";
        });
        print("unbind", () -> {
            registry.unbind("jmxrmi");
            return "unbound";
        });
        System.exit(0);
    }

    private interface Step {
        Object run() throws Exception;
    }

    private static void print(String name, Step step) {
        Object result;
        try {
            result = step.run();
        } catch (Exception e) {
            Throwable root = e;
            while (root.getCause() != null && root.getCause() != root) {
                root = root.getCause();
            }
            result = root.getClass().getSimpleName() + ": " + root.getMessage();
        }
        System.out.println(name + "=" + result);
    }
}
