package org.wdsjmx.plugin.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.plugin.access.CurrentSubject;
import org.wdsjmx.plugin.access.OpenAuthentication;
import org.wdsjmx.plugin.access.Role;
import org.wdsjmx.plugin.config.TlsSettings;
import org.wdsjmx.plugin.http.Endpoint;
import org.wdsjmx.plugin.http.HealthEndpoints;
import org.wdsjmx.plugin.http.HttpFrontend;
import org.wdsjmx.plugin.http.HttpRules;
import org.wdsjmx.plugin.http.TrustedProxies;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MomentSource;

@Timeout(120)
class TlsMaterialTest {

    @TempDir
    private Path directory;

    private Instant now = Instant.now();
    private final MomentSource clock = () -> Moment.of(now);

    @Test
    void aKeystoreSecuresThePort() throws Exception {
        TlsSettings settings = Keys.settings(directory, "one");

        assertThat(answer(
                        settings,
                        Keys.client(Optional.empty(), settings.keystore().get()),
                        "TLSv1.3"))
                .isEqualTo("healthy\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void soDoACertificateAndAKeyInPem(String algorithm) throws Exception {
        Path keystore = Keys.keystore(directory, "pem", algorithm);

        assertThat(answer(pem(keystore, keystore), Keys.client(Optional.empty(), keystore), "TLSv1.2"))
                .isEqualTo("healthy\n");
    }

    @Test
    void oldProtocolsAreNotSpoken() throws Exception {
        TlsMaterial material = TlsMaterial.load(Keys.settings(directory, "one"), clock);

        assertThat(material.parameters().getProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
    }

    @Test
    void aChangedKeystoreIsUsedForNewConnections() throws Exception {
        TlsSettings settings = Keys.settings(directory, "one");
        Path keystore = settings.keystore().get();
        SSLContext trustsOne = Keys.client(Optional.empty(), keystore);
        Path two = Keys.keystore(directory, "two", "EC");
        SSLContext trustsTwo = Keys.client(Optional.empty(), two);
        TlsMaterial material = TlsMaterial.load(settings, clock);
        try (HttpFrontend frontend = start(material)) {
            assertThat(ask(frontend, trustsOne, "TLSv1.3")).isEqualTo("healthy\n");

            replace(keystore, Files.readAllBytes(two));

            assertThatThrownBy(() -> ask(
                            frontend, Keys.client(Optional.empty(), Keys.keystore(directory, "x", "EC")), "TLSv1.3"))
                    .isInstanceOf(SSLException.class);
            assertThat(ask(frontend, trustsTwo, "TLSv1.3")).isEqualTo("healthy\n");
            assertThat(material.describe()).startsWith("CN=two");
        }
    }

    @Test
    void aKeystoreThatBreaksLeavesTheOneBefore() throws Exception {
        TlsSettings settings = Keys.settings(directory, "one");
        SSLContext client = Keys.client(Optional.empty(), settings.keystore().get());
        try (HttpFrontend frontend = start(TlsMaterial.load(settings, clock))) {
            replace(settings.keystore().get(), new byte[] {1, 2, 3});

            assertThat(ask(frontend, client, "TLSv1.3")).isEqualTo("healthy\n");
        }
    }

    @Test
    void withAuthoritiesForClientsOnlyTheseAreLetIn() throws Exception {
        Path server = Keys.keystore(directory, "server", "EC");
        Path friend = Keys.keystore(directory, "friend", "EC");
        Path stranger = Keys.keystore(directory, "stranger", "EC");
        TlsSettings settings = new TlsSettings(
                Optional.of(server),
                Optional.of(Keys.passwordFile(directory)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Keys.certificate(friend)));
        try (HttpFrontend frontend = start(TlsMaterial.load(settings, clock))) {
            assertThat(ask(frontend, Keys.client(Optional.of(friend), server), "TLSv1.3"))
                    .isEqualTo("healthy\n");
            assertThatThrownBy(() -> ask(frontend, Keys.client(Optional.of(stranger), server), "TLSv1.3"))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> ask(frontend, Keys.client(Optional.empty(), server), "TLSv1.3"))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws Exception {
        Path one = Keys.keystore(directory, "one", "RSA");
        Path two = Keys.keystore(directory, "two", "RSA");

        assertThatThrownBy(() -> TlsMaterial.load(pem(one, two), clock))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("two.key")
                .hasMessageContaining("does not belong to the certificate of CN=one");
    }

    @Test
    void aWrongPasswordIsTold() throws Exception {
        TlsSettings settings = Keys.settings(directory, "one");
        Files.writeString(settings.passwordFile().get(), "wrong\n");

        assertThatThrownBy(() -> TlsMaterial.load(settings, clock))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("one.p12")
                .hasMessageContaining("password");
    }

    @Test
    void aMissingFileIsNamed() {
        TlsSettings settings = new TlsSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.of(directory.resolve("no.crt")),
                Optional.of(directory.resolve("no.key")),
                Optional.empty());

        assertThatThrownBy(() -> TlsMaterial.load(settings, clock))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("no.crt")
                .hasMessageContaining("no such file");
    }

    @Test
    void aKeyInTheOldFormComesWithTheCommandThatConvertsIt() throws Exception {
        Path keystore = Keys.keystore(directory, "old", "RSA");
        TlsSettings settings = pem(keystore, keystore);
        Path key = settings.key().get();
        Files.writeString(key, Files.readString(key).replace("PRIVATE KEY", "RSA PRIVATE KEY"));

        assertThatThrownBy(() -> TlsMaterial.load(settings, clock))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("openssl pkcs8 -topk8");
    }

    @Test
    void filesThatOthersCanReadAreToldAndSoIsAnEndThatComesNear() throws Exception {
        TlsSettings settings = Keys.settings(directory, "one");
        Files.setPosixFilePermissions(settings.keystore().get(), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(settings.passwordFile().get(), PosixFilePermissions.fromString("rw-------"));
        TlsMaterial material = TlsMaterial.load(settings, clock);

        assertThat(material.warnings()).singleElement().asString().contains("one.p12", "chmod 600");
        now = now.plus(Duration.ofDays(80));
        assertThat(material.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("expires at"));
        now = now.plus(Duration.ofDays(80));
        assertThat(material.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("has expired"));
    }

    @Property(tries = 300)
    void whateverAFileHoldsItIsReadOrRefused(@ForAll @Size(max = 400) byte[] bytes, @ForAll boolean framed)
            throws IOException {
        Path file = Files.createTempFile("any", ".pem");
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Files.writeString(
                file,
                framed
                        ? "-----BEGIN CERTIFICATE-----\n" + text
                                + "\n-----END CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\n" + text
                                + "-----END PRIVATE KEY-----"
                        : text,
                StandardCharsets.ISO_8859_1);
        TlsSettings settings = new TlsSettings(
                Optional.empty(), Optional.empty(), Optional.of(file), Optional.of(file), Optional.empty());

        assertThat(catchThrowable(() -> TlsMaterial.load(settings, MomentSource.system())))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining(file.getFileName().toString());
        Files.delete(file);
    }

    private static TlsSettings pem(Path certificate, Path key) throws Exception {
        return new TlsSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.of(Keys.certificate(certificate)),
                Optional.of(Keys.key(key)),
                Optional.empty());
    }

    private void replace(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.from(now.plusSeconds(60)));
        now = now.plusSeconds(2);
    }

    private String answer(TlsSettings settings, SSLContext client, String protocol) throws Exception {
        try (HttpFrontend frontend = start(TlsMaterial.load(settings, clock))) {
            assertThat(frontend.url().toString()).startsWith("https://127.0.0.1:");
            return ask(frontend, client, protocol);
        }
    }

    private static HttpFrontend start(TlsMaterial material) throws IOException {
        HttpFrontend frontend = new HttpFrontend(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.of(material.httpsConfigurator()));
        frontend.start(
                List.of(Endpoint.open("/-/healthy", HealthEndpoints.healthy())),
                new HttpRules(
                        new OpenAuthentication(Role.VIEWER),
                        new CurrentSubject(),
                        true,
                        Set.of(),
                        TrustedProxies.NONE));
        return frontend;
    }

    private static String ask(HttpFrontend frontend, SSLContext client, String protocol) throws Exception {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {protocol});
        HttpClient http = HttpClient.newBuilder()
                .sslContext(client)
                .sslParameters(parameters)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
        URI uri = frontend.url().resolve("/-/healthy");
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        return answer.body();
    }
}
