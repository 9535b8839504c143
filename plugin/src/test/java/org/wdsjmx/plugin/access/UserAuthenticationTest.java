package org.wdsjmx.plugin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.plugin.access.Authentication.Origin;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MomentSource;

@Timeout(60)
class UserAuthenticationTest {

    private static final Origin HOME = new Origin(Way.JOLOKIA, "192.0.2.1", false);
    private static final Origin ELSEWHERE = new Origin(Way.JOLOKIA, "192.0.2.2", false);
    private static final String LONG = "x".repeat(72);

    @TempDir
    private Path directory;

    private Instant now = Instant.parse("2026-03-01T08:00:00Z");
    private final MomentSource clock = () -> Moment.of(now);
    private Path file;
    private UserDirectory users;
    private UserAuthentication authentication;

    @BeforeEach
    void open() throws Exception {
        file = directory.resolve("users.yaml");
        write(String.format(
                Locale.ROOT, """
                basic_auth_users: {alice: %s, bob: %s, long: %s}
                bearer_tokens: {alertmanager: %s, grafana: %s}
                roles: {alice: admin, alertmanager: remediator}
                """, hash("secret"), hash("other"), hash(LONG), hash("token-1"), hash("token-2")));
        users = UserDirectory.open(file, clock);
        authentication = new UserAuthentication(users, clock);
    }

    @Test
    void whoKnowsThePasswordIsLetInWithTheRoleOfTheFile() throws Exception {
        assertThat(authentication.byPassword("alice", "secret", HOME).caller())
                .isEqualTo(new Caller("alice", Optional.of(Role.ADMIN), Way.JOLOKIA, "192.0.2.1", false, null));
        assertThat(authentication.byPassword("bob", "other", HOME).caller().role())
                .contains(Role.VIEWER);
    }

    @ParameterizedTest
    @CsvSource({
        "alice, other",
        "alice, ''",
        "alice, Secret",
        "bob, secret",
        "nobody, secret",
        "nobody, x",
        "'', ''",
        "ALICE, secret",
        "alertmanager, token-1"
    })
    void nobodyElseIs(String user, String password) {
        assertThatThrownBy(() -> authentication.byPassword(user, password, HOME))
                .isInstanceOf(AuthenticationException.class)
                .hasMessage("Name or password is wrong");
    }

    @Test
    void whatBcryptWouldNotLookAtIsNoPassword() throws Exception {
        assertThat(authentication.byPassword("long", LONG, HOME)).isNotNull();
        assertThatThrownBy(() -> authentication.byPassword("long", LONG + "y", HOME))
                .isInstanceOf(AuthenticationException.class);
    }

    @ParameterizedTest
    @CsvSource({"token-1, alertmanager, REMEDIATOR", "token-2, grafana, VIEWER"})
    void aTokenTellsWhoseItIs(String token, String name, Role role) throws Exception {
        for (int i = 0; i < 2; i++) {
            Caller caller = authentication.byToken(token, HOME).caller();
            assertThat(caller.name()).isEqualTo(name);
            assertThat(caller.role()).contains(role);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "token-3", "secret", "token-1 "})
    void otherTokensAreRefused(String token) {
        assertThatThrownBy(() -> authentication.byToken(token, HOME)).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void withUsersNobodyIsAnonymous() {
        assertThatThrownBy(() -> authentication.anonymous(HOME)).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void whoGuessesHasToWaitLongerAndLonger() {
        fail(5, HOME);
        assertThat(pause(HOME)).contains(Duration.ofSeconds(1));
        now = now.plusMillis(1_001);
        fail(1, HOME);
        assertThat(pause(HOME)).contains(Duration.ofSeconds(2));
        now = now.plusMillis(2_001);
        fail(1, HOME);
        assertThat(pause(HOME)).contains(Duration.ofSeconds(4));
        assertThat(pause(ELSEWHERE)).isEmpty();
    }

    @Test
    void evenTheRightPasswordWaitsThen() {
        fail(5, HOME);
        assertThatThrownBy(() -> authentication.byPassword("alice", "secret", HOME))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("192.0.2.1");
    }

    @Test
    void whoWasLetInLatelyIsNotLockedOutByOthersAtTheSameAddress() throws Exception {
        authentication.byPassword("alice", "secret", HOME);
        authentication.byToken("token-2", HOME);
        fail(10, HOME);
        assertThat(authentication.byPassword("alice", "secret", HOME).getName()).isEqualTo("alice");
        assertThat(authentication.byToken("token-2", HOME).getName()).isEqualTo("grafana");
    }

    @Test
    void failuresElsewhereLockNobodyOut() throws Exception {
        fail(10, ELSEWHERE);
        assertThat(authentication.byPassword("alice", "secret", HOME).getName()).isEqualTo("alice");
    }

    @Test
    void anIpv6NetworkIsOneGuesser() {
        for (int i = 1; i <= 5; i++) {
            fail(1, new Origin(Way.JOLOKIA, "2001:db8:0:1::" + i, false));
        }
        assertThat(pause(new Origin(Way.JOLOKIA, "2001:db8:0:1::ffff", false))).isPresent();
        assertThat(pause(new Origin(Way.JOLOKIA, "2001:db8:0:2::1", false))).isEmpty();
    }

    @Test
    void anAddressIsOneGuesserHoweverItIsSpelled() {
        fail(3, new Origin(Way.JOLOKIA, "::ffff:192.0.2.7", false));
        fail(2, new Origin(Way.JMX, "192.0.2.7", false));
        assertThat(pause(new Origin(Way.JOLOKIA, "::FFFF:C000:207", false))).isPresent();
    }

    @Test
    void oldFailuresAreForgotten() {
        fail(5, HOME);
        now = now.plus(Duration.ofMinutes(6));
        fail(1, HOME);
        assertThat(pause(HOME)).isEmpty();
    }

    @Test
    void onlySoManyAddressesAreRemembered() {
        BackOff few = new BackOff(3, clock);
        for (int i = 0; i < 5; i++) {
            few.failed("192.0.2.9");
        }
        assertThat(few.pause("192.0.2.9")).isPresent();
        few.failed("192.0.2.10");
        few.failed("192.0.2.11");
        few.failed("192.0.2.12");
        assertThat(few.pause("192.0.2.9")).isEmpty();
    }

    @Test
    void aUserWhoIsRemovedIsOutAtOnce() throws Exception {
        Login login = authentication.byPassword("alice", "secret", HOME);

        rewrite("basic_auth_users: {bob: " + hash("other") + "}");

        assertThat(login.caller().may(Right.READ)).isFalse();
        assertThatThrownBy(() -> authentication.byPassword("alice", "secret", HOME))
                .isInstanceOf(AuthenticationException.class);
        assertThat(authentication.byPassword("bob", "other", HOME)).isNotNull();
    }

    @Test
    void aNewPasswordReplacesTheOldOneAtOnce() throws Exception {
        authentication.byPassword("alice", "secret", HOME);

        rewrite("basic_auth_users: {alice: " + hash("new secret") + "}");

        assertThatThrownBy(() -> authentication.byPassword("alice", "secret", HOME))
                .isInstanceOf(AuthenticationException.class);
        assertThat(authentication
                        .byPassword("alice", "new secret", HOME)
                        .caller()
                        .role())
                .contains(Role.VIEWER);
    }

    @Test
    void aFileThatIsWrongLeavesTheUsersAsTheyWere() throws Exception {
        rewrite("basic_auth_users: {alice: secret}");

        assertThat(authentication.byPassword("alice", "secret", HOME).caller().role())
                .contains(Role.ADMIN);
    }

    private void fail(int times, Origin origin) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> authentication.byPassword("alice", "guess", origin))
                    .isInstanceOf(AuthenticationException.class);
        }
    }

    private Optional<Duration> pause(Origin origin) {
        return catchThrowableOfType(
                        AuthenticationException.class, () -> authentication.byPassword("alice", "guess", origin))
                .backOff();
    }

    private void rewrite(String text) throws IOException {
        write(text);
        // Written within the same tick of the file system's clock, in a test.
        Files.setLastModifiedTime(file, FileTime.from(now.plusSeconds(60)));
        now = now.plusSeconds(2);
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }

    private static String hash(String password) {
        return BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(8, password.toCharArray());
    }
}
