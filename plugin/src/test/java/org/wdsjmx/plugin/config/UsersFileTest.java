package org.wdsjmx.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wdsjmx.plugin.access.Role;

class UsersFileTest {

    private static final String HASH = "$2y$12$abcdefghijklmnopqrstuuJqZ0Y2ZKqsQZB8G3w0Q3Z1m2n3o4p5q";

    @Test
    void aWebConfigurationOfPrometheusIsReadAsItIs() throws ConfigurationException {
        UsersFile users = Yaml.read("""
                basic_auth_users:
                    alice: %s
                    bob: $2a$10$abcdefghijklmnopqrstuuJqZ0Y2ZKqsQZB8G3w0Q3Z1m2n3o4p5q
                """.formatted(HASH), UsersFile.class);

        assertThat(users.rolesOfAll())
                .containsOnlyKeys("alice", "bob")
                .containsEntry("alice", Role.VIEWER)
                .containsEntry("bob", Role.VIEWER);
    }

    @Test
    void rolesAreGivenByName() throws ConfigurationException {
        UsersFile users = Yaml.read("""
                basic_auth_users: {alice: %1$s}
                bearer_tokens: {alertmanager: %1$s}
                roles: {alice: Admin, alertmanager: remediator}
                """.formatted(HASH), UsersFile.class);

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
