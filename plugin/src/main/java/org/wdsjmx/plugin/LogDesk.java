package org.wdsjmx.plugin;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wdsjmx.mbean.AgentControl;
import org.wdsjmx.plugin.access.ProgramGate;
import org.wdsjmx.plugin.access.Right;
import org.wdsjmx.plugin.config.LogLevel;
import org.wdsjmx.plugin.config.Quoted;
import org.wdsjmx.plugin.log.ProgramLog;

/** Connects the log with the MBean of the program. */
final class LogDesk implements AgentControl {

    private final ProgramLog log;
    private final ProgramGate gate;

    LogDesk(ProgramLog log, ProgramGate gate) {
        this.log = log;
        this.gate = gate;
    }

    @Override
    public String logLevel() {
        return log.level();
    }

    @Override
    public void setLogLevel(String level) {
        LogLevel wanted = Stream.of(LogLevel.values())
                .filter(legal -> legal.name().equals(level.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("LogLevel " + Quoted.text(level)
                        + " is not known. Legal: "
                        + Stream.of(LogLevel.values()).map(Enum::name).collect(Collectors.joining(", "))
                        + ". Nothing was changed."));
        gate.pass(Right.CHANGE_LOG, "setLogLevel", wanted.name(), () -> log.setLevel(wanted));
    }
}
