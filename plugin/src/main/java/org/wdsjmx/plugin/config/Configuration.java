package org.wdsjmx.plugin.config;

import java.util.List;
import java.util.Optional;

/**
 * Everything that can be configured; the components are the keys of the file. A component that is {@code null} takes its
 * default, so that code can make a configuration as a file does.
 *
 * @param backend where the servers come from; default {@link Backend#WINDOWS}
 * @param servers names of the servers to watch, the empty name being this machine; no name twice in any case. Required with
 *     {@link Backend#WINDOWS}; empty or absent with {@link Backend#EMULATOR} means all servers of the scenario
 * @param poll how often servers are read
 * @param http where the HTTP server listens
 * @param jmx remote JMX; nothing = only a console on this machine can attach
 * @param access who may do what
 * @param tls transport security of every port; nothing = none, for loopback only
 * @param metrics what is offered to Prometheus
 * @param remediation what is done about alerts
 * @param audit where it is written who did what
 * @param log where it is written how the program itself fares
 * @param operations operations that are off unless they are asked for
 * @param emulator what the emulator plays; ignored with {@link Backend#WINDOWS}
 */
public record Configuration(
        Backend backend,
        List<String> servers,
        PollSettings poll,
        HttpSettings http,
        Optional<JmxSettings> jmx,
        AccessSettings access,
        Optional<TlsSettings> tls,
        MetricsSettings metrics,
        RemediationSettings remediation,
        AuditSettings audit,
        LogSettings log,
        OperationsSettings operations,
        EmulatorSettings emulator) {

    public Configuration {
        backend = backend == null ? Backend.WINDOWS : backend;
        servers = servers == null ? List.of() : List.copyOf(servers);
        poll = poll == null ? PollSettings.DEFAULT : poll;
        http = http == null ? HttpSettings.DEFAULT : http;
        jmx = jmx == null ? Optional.empty() : jmx;
        access = access == null ? AccessSettings.DEFAULT : access;
        tls = tls == null ? Optional.empty() : tls;
        metrics = metrics == null ? MetricsSettings.DEFAULT : metrics;
        remediation = remediation == null ? RemediationSettings.DEFAULT : remediation;
        audit = audit == null ? AuditSettings.DEFAULT : audit;
        log = log == null ? LogSettings.DEFAULT : log;
        operations = operations == null ? OperationsSettings.DEFAULT : operations;
        emulator = emulator == null ? EmulatorSettings.DEFAULT : emulator;

        Rules rules = new Rules();
        rules.require(
                backend == Backend.EMULATOR || !servers.isEmpty(),
                "servers",
                "names no server; list the WDS servers to watch, for example [\"\", WDS02], where \"\" is this machine",
                "backend");
        ServerNames.require(rules, "servers", servers);
        int httpPort = http.port();
        rules.require(
                httpPort == 0 || jmx.isEmpty() || jmx.get().port() != httpPort,
                "jmx",
                "has port " + httpPort + ", which is that of http, too; give it another one, for example 9010",
                "http");
        boolean guarded = access.users().isPresent() && tls.isPresent();
        String missing =
                "without users and TLS anybody in the network could read and act here; set access.users and tls, or"
                        + " listen on 127.0.0.1";
        rules.require(
                http.isLoopback() || guarded,
                "http",
                "listens on " + http.address() + ", which other machines can reach: " + missing,
                "access",
                "tls");
        rules.require(
                http.trustedProxies().isEmpty() || access.users().isPresent(),
                "http",
                "has trustedProxies, which let in callers from elsewhere: without users anybody in the network could read and act"
                        + " here; set access.users",
                "access");
        rules.require(
                jmx.isEmpty() || jmx.get().isLoopback() || guarded,
                "jmx",
                "listens on " + jmx.map(JmxSettings::address).orElse("") + ", which other machines can reach: "
                        + missing,
                "access",
                "tls");
        rules.require(
                !log.file().equals(Optional.of(audit.file())),
                "log",
                "has the file of audit, which nothing else may write to; give it another one, for example wds-jmx.log",
                "audit");
        rules.enforce();
    }

    /** A configuration with all defaults. */
    public static Configuration of(Backend backend, String... servers) {
        return new Configuration(
                backend, List.of(servers), null, null, null, null, null, null, null, null, null, null, null);
    }
}
