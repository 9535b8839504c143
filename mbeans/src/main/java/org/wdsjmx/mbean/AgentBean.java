package org.wdsjmx.mbean;

import java.util.List;
import javax.management.openmbean.SimpleType;

/** {@code type=Agent}: this program. */
final class AgentBean {

    private AgentBean() {}

    static BeanType<AgentDetails> type(AgentControl control) {
        return new BeanType<>(
                "org.wdsjmx.Agent",
                "The wds-jmx agent itself",
                List.of(
                        new Column<>("Version", "Version of wds-jmx", SimpleType.STRING, AgentDetails::version),
                        new Column<>(
                                "Backend",
                                "How servers are reached: windows (the WDS API) or emulator",
                                SimpleType.STRING,
                                AgentDetails::backend),
                        new Column<>(
                                "StartTime",
                                "When the agent was started",
                                SimpleType.DATE,
                                a -> ClientColumns.date(a.startTime())),
                        new Column<>(
                                "ConfigFile",
                                "The configuration file, null when the agent runs without one",
                                SimpleType.STRING,
                                AgentDetails::configFile),
                        new Column<>(
                                "HttpUrl",
                                "Where metrics and Jolokia are served",
                                SimpleType.STRING,
                                AgentDetails::httpUrl),
                        new Column<AgentDetails>(
                                        "LogLevel",
                                        "From which level on the log is written: ERROR, WARNING, INFO, DEBUG or TRACE; until"
                                                + " the next start",
                                        SimpleType.STRING,
                                        a -> control.logLevel())
                                .asWritable()),
                List.of(),
                values -> control.setLogLevel((String) values.get("LogLevel")),
                List.of());
    }
}
