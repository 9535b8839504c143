import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * An application server: deploys an application that embeds wds-jmx, lets it be used and undeploys it, again and again. It says what
 * is left of it.
 */
public class RedeployingServer {

    private static final int DEPLOYMENTS = 2;
    private static final long PATIENCE_MILLIS = 30_000;

    /** @param arguments class path, configuration, and where a heap dump is put when something is left */
    public static void main(String[] arguments) throws Exception {
        URL[] classPath = urls(arguments[0]);
        Path config = Path.of(arguments[1]);
        for (int deployment = 1; deployment <= DEPLOYMENTS; deployment++) {
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
            PhantomReference<ClassLoader> loader = deployAndUndeploy(classPath, config, collected);
            if (!isCollected(collected)) {
                System.out.println("HELD " + loader + ", heap dump " + dump(Path.of(arguments[2])));
                System.exit(1);
            }
            System.out.println("COLLECTED " + deployment + ", THREADS " + left(before));
        }
    }

    private static URL[] urls(String classPath) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            if (entry.endsWith("*")) {
                try (Stream<Path> jars = Files.list(Path.of(entry.substring(0, entry.length() - 1)))) {
                    for (Path jar : jars.toList()) {
                        urls.add(jar.toUri().toURL());
                    }
                }
            } else {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }

    private static PhantomReference<ClassLoader> deployAndUndeploy(
            URL[] classPath, Path config, ReferenceQueue<ClassLoader> collected) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader("application", classPath, ClassLoader.getPlatformClassLoader())) {
            // As every server does while it starts and stops an application.
            thread.setContextClassLoader(loader);
            Class<?> product = loader.loadClass("org.wdsjmx.plugin.WdsJmx");
            Object builder = product.getMethod("builder").invoke(null);
            builder.getClass().getMethod("configFile", Path.class).invoke(builder, config);
            try (AutoCloseable running = (AutoCloseable) builder.getClass().getMethod("start").invoke(builder)) {
                thread.setContextClassLoader(own);
                use(running);
                System.out.println("KEEP ALIVE " + threadsThatKeepAlive(thread));
                thread.setContextClassLoader(loader);
            }
            return new PhantomReference<>(loader, collected);
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    /** What the virtual machine would wait for, but for the own thread. */
    private static List<String> threadsThatKeepAlive(Thread own) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon() && thread != own)
                .map(Thread::getName)
                .toList();
    }

    /** Everything that callers can reach once. */
    private static void use(Object running) throws Exception {
        JMXServiceURL url = new JMXServiceURL((String) address(running, "jmxUrl"));
        try (JMXConnector console = JMXConnectorFactory.connect(url)) {
            MBeanServerConnection beans = console.getMBeanServerConnection();
            ObjectName server = new ObjectName("wds.transport:type=Server,server=WDS01");
            ObjectName session = awaited(beans, new ObjectName("wds.transport:type=Session,server=WDS01,*"));
            beans.addNotificationListener(server, (notification, handback) -> {}, null, null);
            System.out.println("RMI " + beans.getAttribute(server, "Clients").getClass().getSimpleName());
            Object answer = beans.invoke(
                    session, "disconnectMaster", new Object[] {"Fallback"}, new String[] {String.class.getName()});
            System.out.println("OPERATION " + String.valueOf(answer).replace('\n', ' '));
        }
        URI http = (URI) address(running, "httpUrl");
        System.out.println("PAGE " + ask(http.resolve("/"), null).contains("<html"));
        System.out.println("METRICS " + ask(http.resolve("/metrics"), null).contains("wds_up{server=\"WDS01\""));
        System.out.println("JOLOKIA "
                + ask(http.resolve("/jolokia/read/wds.transport:type=Server,server=WDS01/Up"), null)
                        .contains("\"status\":200"));
        System.out.println("ALERTS " + ask(http.resolve("/alerts"), "{\"version\": \"4\", \"alerts\": []}"));
    }

    private static ObjectName awaited(MBeanServerConnection beans, ObjectName pattern) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        Set<ObjectName> names;
        do {
            names = beans.queryNames(pattern, null);
        } while (names.isEmpty() && System.currentTimeMillis() < end);
        return names.iterator().next();
    }

    private static Object address(Object running, String name) throws Exception {
        Method method = running.getClass().getMethod(name);
        return ((Optional<?>) method.invoke(running)).orElseThrow();
    }

    /** @param body what is posted; {@code null} = nothing, the page is only got */
    private static String ask(URI page, String body) throws Exception {
        URLConnection connection = page.toURL().openConnection();
        if (body != null) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
        }
        try (InputStream answer = connection.getInputStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What the JDK keeps for a while is awaited: its own threads that end when they are idle. */
    private static boolean isCollected(ReferenceQueue<ClassLoader> collected) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (System.currentTimeMillis() < end) {
            System.gc();
            if (collected.remove(200) != null) {
                return true;
            }
        }
        return false;
    }

    /** The names of new threads, but for those that the JDK keeps for the clients in this virtual machine. */
    private static Set<String> left(Set<Thread> before) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        Set<String> left;
        do {
            left = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !before.contains(thread))
                    .map(Thread::getName)
                    .filter(name -> !name.matches("RMI RenewClean-.*|RMI Scheduler.*|Keep-Alive-Timer"))
                    .collect(Collectors.toSet());
            Thread.sleep(100);
        } while (!left.isEmpty() && System.currentTimeMillis() < end);
        return left;
    }

    private static Path dump(Path file) throws Exception {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file.toString(), true);
        return file;
    }
}
