package org.wdsjmx.plugin.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jolokia.core.api.LogHandler;

/** Sends what Jolokia logs to the log of this program. */
final class JolokiaLog implements LogHandler {

    private static final Logger LOG = System.getLogger("org.wdsjmx.jolokia");

    @Override
    public void debug(String message) {
        LOG.log(Level.DEBUG, message);
    }

    @Override
    public void info(String message) {
        // What Jolokia finds worth telling, its users seldom do.
        LOG.log(Level.DEBUG, message);
    }

    @Override
    public void error(String message, Throwable cause) {
        LOG.log(Level.WARNING, message, cause);
    }

    @Override
    public boolean isDebug() {
        return LOG.isLoggable(Level.DEBUG);
    }
}
