package org.wdsjmx.plugin.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jolokia.core.api.LogHandler;
import org.wdsjmx.plugin.config.Quoted;

/** Sends what Jolokia logs to the log of this program. */
final class JolokiaLog implements LogHandler {

    private static final Logger LOG = System.getLogger("org.wdsjmx.jolokia");
    private static final int LONGEST = 1000;

    @Override
    public void debug(String message) {
        LOG.log(Level.DEBUG, line(message));
    }

    @Override
    public void info(String message) {
        // What Jolokia finds worth telling, its users seldom do.
        LOG.log(Level.DEBUG, line(message));
    }

    @Override
    public void error(String message, Throwable cause) {
        LOG.log(Level.WARNING, line(message), cause);
    }

    @Override
    public boolean isDebug() {
        return LOG.isLoggable(Level.DEBUG);
    }

    /** It repeats what requests bring along. */
    private static String line(String message) {
        return Quoted.line(String.valueOf(message), LONGEST);
    }
}
