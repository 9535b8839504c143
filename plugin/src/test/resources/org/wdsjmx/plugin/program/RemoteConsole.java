import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import javax.rmi.ssl.SslRMIClientSocketFactory;

/**
 * A console that knows nothing of wds-jmx: run as a source file, so that no class of it is on the class path. Takes the JMX
 * URL and commands separated by "--"; prints one line for each result.
 */
public class RemoteConsole {

    public static void main(String[] arguments) throws Exception {
        Map<String, Object> environment = new HashMap<>();
        if (System.getProperty("console.user") != null) {
            environment.put(JMXConnector.CREDENTIALS, new String[] {
                System.getProperty("console.user"), System.getProperty("console.password")
            });
        }
        if (System.getProperty("javax.net.ssl.trustStore") != null) {
            environment.put("com.sun.jndi.rmi.factory.socket", new SslRMIClientSocketFactory());
        }
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(arguments[0]), environment)) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            List<String> command = new ArrayList<>();
            for (String argument : Arrays.asList(arguments).subList(1, arguments.length)) {
                if (argument.equals("--")) {
                    run(server, command);
                    command.clear();
                } else {
                    command.add(argument);
                }
            }
            run(server, command);
        }
    }

    private static void run(MBeanServerConnection server, List<String> command) throws Exception {
        try {
            switch (command.get(0)) {
                case "names" -> new TreeSet<>(server.queryNames(new ObjectName(command.get(1)), null))
                        .forEach(name -> System.out.println("NAME " + name));
                case "get" -> System.out.println(
                        "VALUE " + text(server.getAttribute(only(server, command.get(1)), command.get(2))));
                case "all" -> {
                    for (ObjectName name : server.queryNames(new ObjectName(command.get(1)), null)) {
                        String[] attributes = Arrays.stream(server.getMBeanInfo(name).getAttributes())
                                .map(attribute -> attribute.getName())
                                .toArray(String[]::new);
                        System.out.println("READ " + server.getAttributes(name, attributes).size() + " of "
                                + attributes.length + " of " + name.getKeyProperty("type"));
                    }
                }
                case "listen" -> {
                    ObjectName name = new ObjectName(command.get(1));
                    CountDownLatch heard = new CountDownLatch(1);
                    server.addNotificationListener(
                            name,
                            (notification, handback) -> {
                                String told = notification.getType() + " " + text(notification.getUserData());
                                System.out.println("HEARD " + told);
                                if (told.startsWith(command.get(2)) && told.contains(command.get(3))) {
                                    heard.countDown();
                                }
                            },
                            null,
                            null);
                    run(server, command.subList(4, command.size()));
                    if (!heard.await(30, TimeUnit.SECONDS)) {
                        throw new IllegalStateException("nothing heard");
                    }
                }
                case "rebind" -> {
                    Registry registry = LocateRegistry.getRegistry(
                            "127.0.0.1", Integer.parseInt(command.get(1)), new SslRMIClientSocketFactory());
                    registry.rebind("jmxrmi", registry.lookup("jmxrmi"));
                    System.out.println("REBOUND");
                }
                case "invoke" -> System.out.println("RESULT " + text(invoke(server, command)));
                default -> throw new IllegalArgumentException(command.toString());
            }
        } catch (Exception e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            System.out.println("EXCEPTION " + e.getClass().getName() + " / " + cause.getClass().getName() + ": "
                    + cause.getMessage());
        }
    }

    private static Object invoke(MBeanServerConnection server, List<String> command) throws Exception {
        ObjectName name = only(server, command.get(1));
        for (MBeanOperationInfo operation : server.getMBeanInfo(name).getOperations()) {
            if (operation.getName().equals(command.get(2))) {
                MBeanParameterInfo[] parameters = operation.getSignature();
                Object[] values = new Object[parameters.length];
                String[] types = new String[parameters.length];
                for (int i = 0; i < values.length; i++) {
                    types[i] = parameters[i].getType();
                    String text = command.get(3 + i);
                    values[i] = types[i].equals("java.lang.Long") ? (Object) Long.valueOf(text) : text;
                }
                return server.invoke(name, operation.getName(), values, types);
            }
        }
        return server.invoke(name, command.get(2), new Object[0], new String[0]);
    }

    private static ObjectName only(MBeanServerConnection server, String pattern) throws Exception {
        ObjectName name = new ObjectName(pattern);
        return name.isPattern() ? server.queryNames(name, null).iterator().next() : name;
    }

    private static String text(Object value) {
        if (value instanceof CompositeData row) {
            StringBuilder text = new StringBuilder();
            row.getCompositeType().keySet().forEach(key -> text.append(key + "=" + row.get(key) + "; "));
            return text.toString();
        }
        if (value instanceof TabularData table) {
            StringBuilder text = new StringBuilder("rows=" + table.size() + " ");
            table.values().forEach(row -> text.append("[" + text(row) + "]"));
            return text.toString();
        }
        return String.valueOf(value);
    }
}
