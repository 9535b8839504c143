package org.wdsjmx.plugin.log;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.stream.Stream;

/** The log on standard error, of a program that has the virtual machine for itself. */
public final class StandardErrorLog {

    private StandardErrorLog() {}

    /** Gives it the form of the log's files, unless whoever started the virtual machine configured logging himself. */
    public static void format() {
        boolean configured = Stream.of(
                        "java.util.logging.config.file",
                        "java.util.logging.config.class",
                        "java.util.logging.SimpleFormatter.format")
                .anyMatch(property -> System.getProperty(property) != null);
        if (!configured) {
            for (Handler handler : LogManager.getLogManager().getLogger("").getHandlers()) {
                handler.setFormatter(new LineFormatter());
                // The level of the logger decides.
                handler.setLevel(Level.ALL);
            }
        }
    }
}
