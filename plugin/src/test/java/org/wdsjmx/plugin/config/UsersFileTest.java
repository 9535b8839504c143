package org.wdsjmx.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wdsjmx.plugin.access.Role;

class UsersFileTest {

    private static final String HASH = "$2y$12$abcdefghijklmnopqrstuuJqZ0Y2ZKqsQZB8G3w0Q3Z1m2n3o4p5q";

    @Test
    void aWebConfigurationOfPrometheusIsReadAsItIs() throws ConfigurationException {
        UsersFile users = Yaml.read(String.format(Locale.ROOT, """
                basic_auth_users:
                    alice: %s
                    bob: $2a$10$abcdefghijklmnopqrstuuJqZ0Y2ZKqsQZB8G3w0Q3Z1m2n3o4p5q
                """, HASH), UsersFile.class);

        assertThat(users.rolesOfAll())
                .containsOnlyKeys("alice", "bob")
                .containsEntry("alice", Role.VIEWER)
                .containsEntry("bob", Role.VIEWER);
    }

    @Test
    void soIsOneWithEverySectionOfIt() throws ConfigurationException {
        UsersFile users = Yaml.read(String.format(Locale.ROOT, """
                tls_server_config:
                  cert_file: wds01.crt
                  key_file: wds01.key
                  client_auth_type: RequireAndVerifyClientCert
                  client_ca_file: clients.crt
                  min_version: TLS12
                  max_version: TLS13
                  prefer_server_cipher_suites: true
                http_server_config:
                  http2: true
                  headers:
                    X-Frame-Options: deny
                    Strict-Transport-Security: max-age=31536000; includeSubDomains
                basic_auth_users: {alice: %s}
                """, HASH), UsersFile.class);

        assertThat(users.tls())
                .contains(new TlsSettings(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Path.of("wds01.crt")),
                        Optional.of(Path.of("wds01.key")),
                        Optional.of(Path.of("clients.crt"))));
        assertThat(users.tls_server_config().get().refused()).isEmpty();
        assertThat(users.notTaken(false))
                .containsExactly(
                        "http_server_config.http2 is not taken: HTTP/1.1 is spoken here",
                        "http_server_config.headers is not taken: the headers of every answer are fixed here");
        assertThat(users.notTaken(true))
                .contains("tls_server_config is not taken, because tls of the configuration is there and holds for"
                        + " every port");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client_auth_type: RequestClientCert          | client_auth_type \"RequestClientCert\": here",
                "client_auth_type: RequireAnyClientCert       | client_auth_type \"RequireAnyClientCert\": here",
                "client_allowed_sans: [a.example.org]         | client_allowed_sans: here every certificate",
                "min_version: TLS13                           | min_version TLS13: here TLS 1.2 and 1.3",
                "max_version: TLS12                           | max_version TLS12: here TLS 1.2 and 1.3",
                "cipher_suites: [TLS_RSA_WITH_AES_128_CBC_SHA] | cipher_suites: here those of Java",
                "curve_preferences: [X25519]                  | curve_preferences: here those of Java",
                "prefer_server_cipher_suites: false           | prefer_server_cipher_suites false: here",
            })
    void whatCannotBeKeptOfItIsNamedWithTheReason(String part, String reason) throws ConfigurationException {
        UsersFile users = Yaml.read(
                "tls_server_config: {cert_file: a, key_file: b, " + part + "}\nbasic_auth_users: {alice: " + HASH + "}",
                UsersFile.class);

        assertThat(users.tls_server_config().get().refused())
                .singleElement()
                .asString()
                .startsWith(reason);
    }

    @Test
    void aSectionWithNothingInItIsNone() throws ConfigurationException {
        UsersFile users = Yaml.read(String.format(Locale.ROOT, """
                tls_server_config:
                  # cert_file: wds01.crt
                http_server_config:
                  headers:
                bearer_tokens:
                basic_auth_users:
                  alice: %s
                """, HASH), UsersFile.class);

        assertThat(users.tls()).isEmpty();
        assertThat(users.notTaken(true)).isEmpty();
        assertThat(users.rolesOfAll()).containsOnlyKeys("alice");
    }

    @Test
    void aSectionWithoutCertificateNamesNoKeys() throws ConfigurationException {
        assertThat(Yaml.read("tls_server_config: {}\nbasic_auth_users: {alice: " + HASH + "}", UsersFile.class)
                        .tls())
                .isEmpty();
    }

    @Test
    void rolesAreGivenByName() throws ConfigurationException {
        UsersFile users = Yaml.read(String.format(Locale.ROOT, """
                basic_auth_users: {alice: %1$s}
                bearer_tokens: {alertmanager: %1$s}
                roles: {alice: Admin, alertmanager: remediator}
                """, HASH), UsersFile.class);

        assertThat(users.rolesOfAll())
                .containsEntry("alice", Role.ADMIN)
                .containsEntry("alertmanager", Role.REMEDIATOR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "roles: {}                                      | basic_auth_users: names nobody",
                "basic_auth_users: {alice: HASH}\\nroles: {bob: admin} | 2:9: roles.bob: has a role but neither",
                "basic_auth_users: {alice: HASH}\\nroles: {alice: root} | \"root\" is not known; legal here: viewer,",
                "basic_auth_users: {alice: HASH}\\nbearer_tokens: {alice: HASH} | 2:17: bearer_tokens.alice: is also in",
                "basic_auth_users: {'a:b': HASH}                | is no name",
                "basic_auth_users: {alice: $2y$04$abcdefghijklmnopqrstuuJqZ0Y2ZKqsQZB8G3w0Q3Z1m2n3o4p5q} | has cost 4; it must be",
                "basic_auth_users: {alice: $2y$31$abcdefghijklmnopqrstuuJqZ0Y2ZKqsQZB8G3w0Q3Z1m2n3o4p5q} | has cost 31; it must be",
                "basic_auth_users: {alice: $1$abc}              | 1:20: basic_auth_users.alice: is not a bcrypt hash",
                "basic_auth_users: [alice]                      | must be a section",
                "tls_server_config: {cert_file: a}\\nbasic_auth_users: {alice: HASH} | tls_server_config.key_file: is missing beside",
                "tls_server_config: {key_file: a}\\nbasic_auth_users: {alice: HASH} | tls_server_config.cert_file: is missing beside",
                "tls_server_config: {min_version: 1.2}\\nbasic_auth_users: {alice: HASH} | min_version: \"1.2\" is not known; legal: TLS10",
                "tls_server_config: {client_ca_file: a}\\nbasic_auth_users: {alice: HASH} | client_auth_type asks for no certificate",
                "tls_server_config: {client_auth_type: RequireAndVerifyClientCert}\\nbasic_auth_users: {alice: HASH} | client_ca_file: is missing",
                "tls_server_config: {certfile: a}\\nbasic_auth_users: {alice: HASH} | certfile: unknown key; did you mean cert_file",
                "http_server_config: {http3: true}\\nbasic_auth_users: {alice: HASH} | http3: unknown key",
            })
    void whatIsWrongIsToldWithItsPlace(String text, String fault) {
        assertThat(Yaml.faults(text.replace("HASH", HASH).replace("\\n", "\n"), UsersFile.class))
                .singleElement()
                .asString()
                .contains(fault);
    }

    @Test
    void aPasswordThatStandsInPlaceOfItsHashIsNotRepeated() {
        assertThat(Yaml.faults("basic_auth_users: {alice: hunter2}", UsersFile.class))
                .singleElement()
                .asString()
                .contains("hash-password")
                .doesNotContain("hunter2");
    }
}
