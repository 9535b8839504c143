package org.wdsjmx.plugin.log;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.wdsjmx.plugin.config.LogLevel;
import org.wdsjmx.plugin.config.LogSettings;

/**
 * Where this program's own log goes and how much it tells, until it is closed. In the virtual machine of another application only
 * the logger {@code org.wdsjmx} is changed, and changed back.
 */
public final class ProgramLog implements AutoCloseable {

    /** Held, because the JDK forgets loggers, and what was set, when nobody does. */
    private static final Logger LOGGER = Logger.getLogger("org.wdsjmx");

    private final RotatingFileHandler file;
    private final Level levelBefore = LOGGER.getLevel();
    private final boolean elsewhereBefore = LOGGER.getUseParentHandlers();

    private ProgramLog(RotatingFileHandler file) {
        this.file = file;
    }

    /**
     * Opens the file if the settings name one, and sets the level if they name one.
     *
     * @throws IOException when the file cannot be written
     */
    public static ProgramLog open(LogSettings settings) throws IOException {
        ProgramLog log = new ProgramLog(
                settings.file().isEmpty()
                        ? null
                        : new RotatingFileHandler(
                                settings.file().get(), settings.maxSize().bytes(), settings.files(), LOGGER));
        settings.level().ifPresent(log::setLevel);
        if (log.file != null) {
            LOGGER.setUseParentHandlers(false);
        }
        return log;
    }

    /** From which level on it is written; a name of the JDK when somebody else set another level. */
    public String level() {
        Logger decides = LOGGER;
        while (decides.getLevel() == null && decides.getParent() != null) {
            decides = decides.getParent();
        }
        return decides.getLevel() == null ? LogLevel.INFO.name() : Levels.nameOf(decides.getLevel());
    }

    public void setLevel(LogLevel level) {
        LOGGER.setLevel(Levels.of(level));
    }

    /** Leaves the logger as it was. */
    @Override
    public void close() {
        if (file != null) {
            sayThatItEnds();
            file.end();
            LOGGER.setUseParentHandlers(elsewhereBefore);
        }
        LOGGER.setLevel(levelBefore);
    }

    /** Not by the logger, which the JDK may have no handler for any more when the virtual machine ends. */
    private void sayThatItEnds() {
        LogRecord last = new LogRecord(Level.INFO, "wds-jmx has stopped");
        last.setLoggerName(LOGGER.getName());
        if (LOGGER.isLoggable(last.getLevel())) {
            file.publish(last);
        }
    }
}
