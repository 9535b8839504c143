package org.wdsjmx.plugin;

import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.wdsjmx.plugin.config.ConfigurationException;

/** Starts wds-jmx as an agent, in a virtual machine that has all modules for it. */
final class AgentStart {

    private AgentStart() {}

    /**
     * Starts it.
     *
     * @param arguments the configuration file; {@code null} or blank = none was named
     * @return what keeps it from starting; empty when it runs
     */
    static List<String> with(String arguments) {
        if (arguments == null || arguments.isBlank()) {
            return List.of("name its configuration, as in -javaagent:wds-jmx.jar=wds-jmx.yaml");
        }
        try {
            WdsJmx wds = WdsJmx.builder().configFile(Path.of(arguments.trim())).start();
            String url = wds.httpUrl().map(URI::toString).orElseThrow();
            System.getLogger(Agent.class.getName()).log(Level.INFO, "wds-jmx serves " + url);
            return List.of();
        } catch (ConfigurationException e) {
            return e.faults().stream().map(Object::toString).toList();
        } catch (InvalidPathException | StartException e) {
            return List.of(e.getMessage());
        }
    }
}
