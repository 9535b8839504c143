package org.wdsjmx.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.plugin.config.Configuration;
import org.wdsjmx.plugin.config.YamlReader;

/** What {@code check} tells of addresses, proxies and forwarded ports. */
class ExposureTest {

    @TempDir
    private Path directory;

    @Test
    void anIpv6AddressStandsInBracketsBeforeItsPort() throws Exception {
        assertThat(of("http: {address: '0:0::1'}\njmx: {port: 9010, address: '::1'}")
                        .lines())
                .contains(
                        "http     [::1] port 9778, from this machine only, plain text",
                        "jmx      [::1] port 9010, from this machine only, plain text");
    }

    @Test
    void aTrustedProxyIsToldWhatItHasToDo() throws Exception {
        assertThat(of("http: {trustedProxies: ['0:0::1', 10.0.0.0/8]}").lines())
                .filteredOn(line -> line.startsWith("proxy"))
                .singleElement()
                .asString()
                .startsWith("proxy    ::1, 10.0.0.0/8 may tell who calls")
                .contains("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Host", "prefix", "not buffer");
    }

    @Test
    void aSecureSiteBeforeAPlainPortMeansAProxyThatIsNotTrusted() throws Exception {
        assertThat(of("http: {origins: ['https://wds.example.org']}").lines())
                .filteredOn(line -> line.startsWith("proxy"))
                .singleElement()
                .asString()
                .contains("behind one all callers have its address", "http.trustedProxies");
        assertThat(of("http: {origins: ['http://127.0.0.1:8080']}").lines())
                .noneMatch(line -> line.startsWith("proxy"));
    }

    @Test
    void aProxyThatCanBeAnybodyIsAWeakChoice() throws Exception {
        assertThat(of("http: {trustedProxies: ['::/0']}").warnings())
                .anyMatch(warning -> warning.startsWith("http.trustedProxies: ::/0 lets every caller choose"));
    }

    @Test
    void aForwardedPortOfRemoteJmxHasTheSameNumber() throws Exception {
        assertThat(of("jmx: {port: 9010, host: wds01.example.org}").lines())
                .anySatisfy(line -> assertThat(line)
                        .contains("told to connect to wds01.example.org:9010", "must have the same number"));
        assertThat(of("jmx: {port: 9010, host: '2001:db8::1'}").lines())
                .anySatisfy(line -> assertThat(line).contains("told to connect to [2001:db8::1]:9010"));
    }

    @Test
    void noPortCanBeForwardedToOneThatChanges() throws Exception {
        Exposure exposure = of("jmx: {port: 0, host: wds01.example.org}");

        assertThat(exposure.lines()).noneMatch(line -> line.contains("told to connect"));
        assertThat(exposure.warnings())
                .anyMatch(warning -> warning.startsWith("jmx.port: 0 is another port at each start"));
    }

    private Exposure of(String sections) throws Exception {
        Files.writeString(
                directory.resolve("users.yaml"),
                "basic_auth_users: {ada: " + BCrypt.withDefaults().hashToString(8, "secret".toCharArray()) + "}\n");
        Path file = Files.writeString(
                directory.resolve("wds-jmx.yaml"),
                "backend: emulator\naccess: {users: users.yaml}\n" + sections + "\n");
        Configuration configuration = new YamlReader().read(file, Configuration.class);
        return new Exposure(configuration, Edge.of(configuration));
    }
}
