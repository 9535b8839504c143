package org.wdsjmx.hosts.tomcat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.startup.Tomcat;

/** Hawtio's web application in a Tomcat, open to whoever reaches it on this machine. */
public final class HawtioConsole {

    private HawtioConsole() {}

    /** Takes the web application and the port. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("hawtio.authenticationEnabled", "false");
        Path base = Files.createTempDirectory("hawtio-");
        Files.createDirectory(base.resolve("webapps"));
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        tomcat.getConnector().setPort(Integer.parseInt(arguments[1]));
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.addWebapp("/hawtio", Path.of(arguments[0]).toAbsolutePath().toString());
        tomcat.start();
        System.out.println(
                "hawtio serves http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/hawtio/");
        tomcat.getServer().await();
    }
}
