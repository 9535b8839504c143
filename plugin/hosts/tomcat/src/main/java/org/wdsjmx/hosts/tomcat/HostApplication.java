package org.wdsjmx.hosts.tomcat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.exporter.common.TextFormat;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.management.ObjectName;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.jolokia.server.core.http.AgentServlet;

/** Somebody's application in a Tomcat, with its own Jolokia, page in JSON, MBean and metrics. */
public final class HostApplication {

    private static final Counter LESSONS =
            Counter.build("school_lessons", "Lessons that were asked for").register();

    private HostApplication() {}

    /** What its MBean shows. */
    public interface TimetableMXBean {
        int getLessons();
    }

    public static void main(String[] arguments) throws Exception {
        ManagementFactory.getPlatformMBeanServer()
                .registerMBean((TimetableMXBean) () -> 7, new ObjectName("school:type=Timetable"));
        Path base = Files.createTempDirectory("host-application-");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        tomcat.getConnector().setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", base.toString());
        Tomcat.addServlet(context, "jolokia", new AgentServlet()).setLoadOnStartup(1);
        context.addServletMappingDecoded("/jolokia/*", "jolokia");
        serve(tomcat, context, "/lesson", (response) -> {
            LESSONS.inc();
            response.setContentType("application/json");
            response.getWriter().print(new ObjectMapper().writeValueAsString(Map.of("room", "LAB-A")));
        });
        serve(tomcat, context, "/metrics", (response) -> {
            response.setContentType(TextFormat.CONTENT_TYPE_004);
            TextFormat.write004(response.getWriter(), CollectorRegistry.defaultRegistry.metricFamilySamples());
        });
        tomcat.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(tomcat)));
        System.out.println(
                "application serves http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/");
        tomcat.getServer().await();
    }

    private interface Page {
        void write(HttpServletResponse response) throws IOException;
    }

    private static void serve(Tomcat tomcat, Context context, String path, Page page) {
        Tomcat.addServlet(context, path, new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                page.write(response);
            }
        });
        context.addServletMappingDecoded(path, path);
    }

    private static void stop(Tomcat tomcat) {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
