package org.wdsjmx.plugin.log;

import java.util.Map;
import java.util.logging.Level;
import org.wdsjmx.plugin.config.LogLevel;

/** The levels of {@code java.util.logging} that stand for those of {@code System.Logger}. */
final class Levels {

    private static final Map<LogLevel, Level> LEVELS = Map.of(
            LogLevel.ERROR, Level.SEVERE,
            LogLevel.WARNING, Level.WARNING,
            LogLevel.INFO, Level.INFO,
            LogLevel.DEBUG, Level.FINE,
            LogLevel.TRACE, Level.FINER);

    private Levels() {}

    static Level of(LogLevel level) {
        return LEVELS.get(level);
    }

    /** Its name here, or its own if it has none here. */
    static String nameOf(Level level) {
        return LEVELS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(level))
                .map(entry -> entry.getKey().name())
                .findFirst()
                .orElse(level.getName());
    }
}
