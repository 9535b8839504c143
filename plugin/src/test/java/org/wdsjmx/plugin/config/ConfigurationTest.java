package org.wdsjmx.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.plugin.access.Role;

class ConfigurationTest {

    @Test
    void readsEverySection() throws ConfigurationException {
        Configuration configuration = Yaml.read("""
                backend: Emulator
                servers: ["", WDS02]
                poll: {interval: 2s, deadline: 10s, staleAfter: 30s, stalledAfter: 1m}
                http:
                  address: ::1
                  port: 8080
                jmx: {port: 9010}
                metrics: {maxClients: 10}
                audit: {file: who.jsonl, maxSize: 2GB, maxAge: 24h}
                emulator: {scenario: my.yaml, speed: 2.5}
                """, Configuration.class);

        assertThat(configuration.backend()).isEqualTo(Backend.EMULATOR);
        assertThat(configuration.servers()).containsExactly("", "WDS02");
        assertThat(configuration.poll())
                .isEqualTo(new PollSettings(
                        Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1)));
        assertThat(configuration.http()).isEqualTo(new HttpSettings("::1", 8080, List.of(), List.of()));
        assertThat(configuration.jmx()).contains(new JmxSettings(9010, "127.0.0.1", Optional.empty()));
        assertThat(configuration.metrics().maxClients()).isEqualTo(10);
        assertThat(configuration.audit())
                .isEqualTo(new AuditSettings(Path.of("who.jsonl"), ByteSize.parse("2GB"), Duration.ofHours(24)));
        assertThat(configuration.emulator().scenario())
                .hasValueSatisfying(path -> assertThat(path).hasToString("my.yaml"));
        assertThat(configuration.emulator().speed()).isEqualTo(2.5);
    }

    @Test
    void everySectionButTheServersHasDefaults() throws ConfigurationException {
        assertThat(Yaml.read("servers: [WDS02]", Configuration.class))
                .isEqualTo(Configuration.of(Backend.WINDOWS, "WDS02"))
                .isEqualTo(new Configuration(
                        Backend.WINDOWS,
                        List.of("WDS02"),
                        new PollSettings(
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(60),
                                Duration.ofMinutes(5)),
                        new HttpSettings("127.0.0.1", 9778, List.of(), List.of()),
                        Optional.empty(),
                        new AccessSettings(Optional.empty(), Role.OPERATOR, Optional.empty()),
                        Optional.empty(),
                        new MetricsSettings(5000),
                        RemediationSettings.DEFAULT,
                        new AuditSettings(Path.of("audit.jsonl"), ByteSize.parse("50MB"), Duration.ofDays(30)),
                        new LogSettings(Optional.empty(), Optional.empty(), ByteSize.parse("10MB"), 5),
                        OperationsSettings.DEFAULT,
                        new EmulatorSettings(Optional.empty(), 1.0)));
    }

    @Test
    void theLogHasItsBoundsAndAFileOfItsOwn() throws ConfigurationException {
        assertThat(Yaml.read(
                                "servers: [A]\nlog: {file: a.log, level: Debug, maxSize: 100KB, files: 1}",
                                Configuration.class)
                        .log()
                        .level())
                .hasValue(LogLevel.DEBUG);
        assertThat(Yaml.faults("servers: [A]\nlog: {maxSize: 99KB, files: 0, level: loud}", Configuration.class))
                .anyMatch(fault -> fault.contains("log.maxSize: 99KB is out of range; it must be 100KB to 1GB"))
                .anyMatch(fault -> fault.contains("log.files: 0 is out of range; it must be 1 to 100"))
                .anyMatch(fault -> fault.contains("log.level: \"loud\" is not known"));
        assertThat(Yaml.faults("servers: [A]\naudit: {file: a}\nlog: {file: a}", Configuration.class))
                .singleElement()
                .asString()
                .contains("log: has the file of audit");
    }

    @Test
    void theEmulatorNeedsNoServers() throws ConfigurationException {
        assertThat(Yaml.read("backend: emulator", Configuration.class).servers())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"backend: windows", "backend: windows\nservers: []"})
    void windowsNeedsServers(String text) {
        assertThat(Yaml.faults(text, Configuration.class))
                .singleElement()
                .asString()
                .contains("servers: names no server; list the WDS servers to watch");
    }

    @Test
    void doesNotBlameMissingServersOnAMistypedKeyOrBackend() {
        assertThat(Yaml.faults("server: [A]", Configuration.class))
                .containsExactly("1:1: server: unknown key; did you mean servers? legal here: backend, servers, poll,"
                        + " http, jmx, access, tls, metrics, remediation, audit, log, operations, emulator");
        assertThat(Yaml.faults("backend: emulater", Configuration.class))
                .containsExactly("1:10: backend: \"emulater\" is not known; did you mean emulator?; legal here:"
                        + " windows, emulator");
    }

    @Test
    void tellsEveryFaultAtOnceInTheOrderOfTheFile() {
        assertThat(Yaml.faults("""
                        backend: windows
                        servers: [A, \\\\B, a]
                        poll:
                          intervall: 5s
                          deadline: 1 s
                          staleAfter: 500ms
                        http: {address: wds01, port: 70000}
                        metrics: {maxClients: many}
                        """, Configuration.class))
                .containsExactly(
                        "2:14: servers[1]: \"\\\\B\" cannot be the name of a server; write B, without backslashes",
                        "2:19: servers[2]: \"a\" is listed twice; names that differ only in case are the same server",
                        "4:3: poll.intervall: unknown key; did you mean interval? legal here: interval, deadline,"
                                + " staleAfter, stalledAfter",
                        "5:13: poll.deadline: \"1 s\" is not a duration; write a whole number and a unit: 500ms, 5s,"
                                + " 2m or 1h",
                        "7:8: http.address: \"wds01\" is not an address in numbers; use 127.0.0.1 or ::1 for this machine"
                                + " only, 0.0.0.0 for all networks, or the address of one network interface",
                        "7:24: http.port: 70000 is not a port; it must be 0 to 65535, where 0 takes any free one",
                        "8:23: metrics.maxClients: \"many\" is not a whole number");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "poll: {interval: 999ms}            | poll.interval: 999ms is out of range; it must be 1s to 1h",
                "poll: {interval: 61m}              | poll.interval: 61m is out of range; it must be 1s to 1h",
                "poll: {deadline: 0s}               | poll.deadline: 0s is too short; it must be 1s or more",
                "poll: {interval: 9s, staleAfter: 8s} | poll.staleAfter: 8s is shorter than interval, 9s",
                "poll: {interval: 9s, stalledAfter: 8s} | poll.stalledAfter: 8s is shorter than interval, 9s",
                "http: {port: ٩٧٧٨}                 | http.port: \"٩٧٧٨\" is not a whole number",
                "http: {port: -1}                   | http.port: -1 is not a port",
                "jmx: {port: 65536}                 | jmx.port: 65536 is not a port",
                "jmx: {port: 9778}                  | jmx: has port 9778, which is that of http",
                "jmx: {}                            | jmx: port: is missing",
                "metrics: {maxClients: 1000001}     | metrics.maxClients: 1000001 is out of range",
                "metrics: {maxClients: -1}          | metrics.maxClients: -1 is out of range",
                "audit: {maxSize: 1023KB}           | audit.maxSize: 1023KB is out of range; it must be 1MB to 1024GB",
                "audit: {maxSize: 50}               | audit.maxSize: \"50\" is not a size; write a whole number and a unit",
                "audit: {maxAge: 59m}               | audit.maxAge: 59m is out of range; it must be 1h to 87600h",
                "audit: {file: []}                  | audit.file: is a list, but must be the name of a file",
                "emulator: {speed: 0}               | emulator.speed: 0.0 is out of range",
                "emulator: {speed: 1001}            | emulator.speed: 1001.0 is out of range",
            })
    void refusesWhatIsOutOfRange(String section, String message) {
        assertThat(Yaml.faults("servers: [A]\n" + section, Configuration.class))
                .singleElement()
                .asString()
                .satisfies(fault -> assertThat(fault.replace("jmx.port: is", "jmx: port: is"))
                        .startsWith("2:")
                        .contains(message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "poll: {interval: 1s}",
                "poll: {interval: 1h}",
                "poll: {interval: 2m}",
                "poll: {interval: 9s, staleAfter: 9s, stalledAfter: 9s, deadline: 1s}",
                "http: {port: 0}",
                "http: {port: 65535}",
                "http: {port: 0}\njmx: {port: 0}",
                "metrics: {maxClients: 0}",
                "metrics: {maxClients: 1000000}",
                "audit: {maxSize: 1MB, maxAge: 1h}",
                "audit: {maxSize: 1024GB, maxAge: 87600h}",
                "emulator: {speed: 0.01}",
                "emulator: {speed: 1000}",
            })
    void takesTheEdgesOfEveryRange(String section) throws ConfigurationException {
        assertThat(Yaml.read("servers: [A]\n" + section, Configuration.class)).isNotNull();
    }

    @Test
    void aSlowPollMovesTheDefaultsThatDependOnIt() {
        PollSettings slow = new PollSettings(Duration.ofMinutes(10), null, null, null);

        assertThat(slow.staleAfter()).isEqualTo(Duration.ofMinutes(20));
        assertThat(slow.stalledAfter()).isEqualTo(Duration.ofMinutes(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "::1", "0:0:0:0:0:0:0:1", "localhost"})
    void knowsTheLoopbackAddresses(String address) {
        HttpSettings http = new HttpSettings(address, 0, null, null);

        assertThat(http.socketAddress().getAddress().isLoopbackAddress()).isTrue();
        assertThat(http.isLoopback()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "'::1'", "'[::1]'", "0:0:0:0:0:0:0:1", "0000::0001", "'[0:0::1]'", "'::1%1'"})
    void everySpellingOfAnAddressMeansTheSame(String spelled) throws ConfigurationException {
        Configuration configuration = Yaml.read(
                "servers: [A]\nhttp:\n  address: " + spelled + "\njmx:\n  port: 1\n  address: " + spelled,
                Configuration.class);

        assertThat(configuration.http().address()).isEqualTo("::1");
        assertThat(configuration.http().listening().inUrl()).isEqualTo("[::1]");
        assertThat(configuration.jmx().orElseThrow().advertisedHost()).isEqualTo("::1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"::1 | ::1", "'[::1]' | ::1", "::FFFF:10.1.2.3 | 10.1.2.3", "wds01.example.org | wds01.example.org"
            })
    void theHostOfJmxIsANameOrAnAddressInAnySpelling(String spelled, String host) throws ConfigurationException {
        Configuration configuration =
                Yaml.read("servers: [A]\njmx:\n  port: 1\n  host: " + spelled, Configuration.class);

        assertThat(configuration.jmx().orElseThrow().advertisedHost()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "'::'", "'[::]'"})
    void nobodyConnectsToTheAddressThatStandsForAll(String host) {
        assertThat(Yaml.faults("servers: [A]\njmx: {port: 1, host: " + host + "}", Configuration.class))
                .singleElement()
                .asString()
                .contains("jmx.host: is ", "which is no address that a console can connect to");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "http: {address: ::1}                       | \"::1\"",
                "http: {port: 0, address: ::}               | \"::\"",
                "http: {address: [::1], port: 0}            | \"::1\"",
                "http: {port: 1, address: fe80::}           | \"fe80::\"",
                "jmx: {port: 1, host: ::ffff:10.1.2.3}      | \"::ffff:10.1.2.3\"",
                "http: {origins: [https://[::1]:8080]}      | \"https://[::1]:8080\"",
                "http: {origins: ['https://[::2]', ::1]}    | \"::1\"",
            })
    void anAddressOfIpv6WithoutQuotesIsToldApart(String section, String quoted) {
        assertThat(Yaml.faults("servers: [A]\n" + section, Configuration.class))
                .singleElement()
                .asString()
                .contains("is not YAML")
                .endsWith("an IPv6 address must stand in quotes: " + quoted);
    }

    @Test
    void otherFaultsSayNothingOfAddresses() {
        assertThat(Yaml.faults("servers: [A]\nhttp: {address: '::1', port: 1, port 2: [}", Configuration.class))
                .singleElement()
                .asString()
                .doesNotContain("IPv6");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.300   | is neither an address nor a network; write 10.1.2.3 or 10.1.2.0/24",
                "proxy        | is neither an address nor a network",
                "10.1.2.3/8   | 10.1.2.3/8 names one address of a network; write 10.0.0.0/8 for the network, or 10.1.2.3 for",
                "10.0.0.0/33  | is neither an address nor a network",
            })
    void whoIsTrustedAsAProxyIsAnAddressOrANetwork(String range, String complaint) {
        assertThat(Yaml.faults(
                        "servers: [A]\naccess: {users: u.yaml}\nhttp: {trustedProxies: [\"::1\", " + range + "]}",
                        Configuration.class))
                .singleElement()
                .asString()
                .contains("http.trustedProxies[1]: ", complaint);
    }

    @Test
    void aProxyIsTrustedOnlyWhereThereAreUsers() {
        assertThat(Yaml.faults("servers: [A]\nhttp: {trustedProxies: [127.0.0.1]}", Configuration.class))
                .singleElement()
                .asString()
                .contains("has trustedProxies", "set access.users");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1.example.org",
                "127.0.0.999",
                "localhost.example.org",
                "wds02",
                "fe80::1%1",
                "127.0.0.01",
                "[127.0.0.1]",
                "2130706433",
                "",
                ":"
            })
    void refusesAddressesThatAreNotNumbers(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HttpSettings(address, 0, null, null))
                .withMessageContaining("use 127.0.0.1 or ::1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http: {address: 0.0.0.0}",
                "http: {address: '::'}",
                "http: {address: 192.168.1.1}",
                "http: {address: 0.0.0.0}\naccess: {users: u.yaml}",
                "http: {address: 0.0.0.0}\ntls: {certificate: c.pem, key: k.pem}",
                "jmx: {port: 9010, address: 10.0.0.1}",
                "jmx: {port: 9010, address: 0.0.0.0, host: wds01}\naccess: {users: u.yaml}",
            })
    void beyondLoopbackThereMustBeUsersAndTls(String sections) {
        assertThat(Yaml.faults("servers: [A]\n" + sections, Configuration.class))
                .singleElement()
                .asString()
                .contains("which other machines can reach")
                .contains("set access.users and tls, or listen on 127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http: {address: 0.0.0.0}",
                "jmx: {port: 9010, address: 0.0.0.0, host: wds01}",
                "jmx: {port: 9010, address: 10.0.0.1}",
            })
    void withUsersAndTlsOtherMachinesMayConnect(String section) throws ConfigurationException {
        String guarded = "servers: [A]\naccess: {users: u.yaml}\ntls: {certificate: c.pem, key: k.pem}\n";

        assertThat(Yaml.read(guarded + section, Configuration.class)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "WDS02", "wds-02", "wds_02", "wds02.corp.example.org", "10.1.2.3", "fe80::1", "müllwagen"})
    void takesEveryKindOfServerName(String name) {
        assertThat(Configuration.of(Backend.WINDOWS, name).servers()).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" ", "a b", "\\\\WDS02", "CORP\\WDS02", "a/b", "-a", "a-", "a..b", "a:1", "a\u0000", "a,b", "*"})
    void refusesWhatCannotBeAServerName(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configuration.of(Backend.WINDOWS, name))
                .withMessageContaining("cannot be the name of a server");
    }
}
