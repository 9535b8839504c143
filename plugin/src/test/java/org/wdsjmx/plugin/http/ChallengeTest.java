package org.wdsjmx.plugin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.plugin.access.CountedAuthentication;
import org.wdsjmx.plugin.access.CurrentSubject;
import org.wdsjmx.plugin.access.Right;
import org.wdsjmx.plugin.access.UserAuthentication;
import org.wdsjmx.plugin.access.UserDirectory;
import org.wdsjmx.plugin.access.Way;
import org.wdsjmx.plugin.program.Tool;
import org.wdsjmx.testing.SteppingClock;

/** Clients that ask first and show their credentials when they are asked for them. */
@Timeout(120)
class ChallengeTest {

    /** More than an address may fail before it has to wait. */
    private static final int TIMES = 8;

    @TempDir
    private Path directory;

    private CountedAuthentication authentication;
    private HttpFrontend frontend;

    @BeforeEach
    void start() throws Exception {
        Path users = Files.writeString(
                directory.resolve("users.yaml"),
                "basic_auth_users: {alice: " + BCrypt.withDefaults().hashToString(8, "secret".toCharArray()) + "}\n");
        // Time stands still: a pause does not end before it is looked at.
        SteppingClock clock = new SteppingClock();
        authentication = new CountedAuthentication(new UserAuthentication(UserDirectory.open(users, clock), clock));
        frontend = new HttpFrontend(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty());
        frontend.start(
                List.of(Endpoint.of("/who", Right.READ, exchange -> TextAnswer.send(exchange, 200, "let in\n"))),
                new HttpRules(authentication, new CurrentSubject(), false, Set.of(), TrustedProxies.NONE));
    }

    @AfterEach
    void close() {
        frontend.close();
    }

    @Test
    void curlThatAsksFirstNeverFails() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            assertThat(curl("--anyauth", "-u", "alice:secret")).isEqualTo("let in\n200");
        }
        assertThat(failures()).isZero();
    }

    @Test
    void norDoesTheClientOfTheJdk() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            assertThat(ask("secret").body()).isEqualTo("let in\n");
        }
        assertThat(failures()).isZero();
    }

    @Test
    void whoShowsNothingIsAskedForCredentialsAgainAndAgain() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            assertThat(curl()).endsWith("401");
        }
        assertThat(failures()).isZero();
        assertThat(curl("-u", "alice:secret")).as("nobody has to wait").endsWith("200");
    }

    @Test
    void aWrongPasswordAfterTheQuestionIsOneFailure() throws Exception {
        assertThat(curl("--anyauth", "-u", "alice:wrong")).endsWith("401");
        assertThat(failures()).isEqualTo(1);
    }

    @Test
    void whoGuessesAfterTheQuestionHasToWait() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(curl("--anyauth", "-u", "alice:wrong-" + i)).endsWith("401");
        }
        assertThat(curl("--anyauth", "-u", "alice:wrong")).endsWith("429");
        assertThat(failures()).isEqualTo(6);
    }

    @Test
    void theClientOfTheJdkFailsAsOftenAsItTries() throws Exception {
        assertThatThrownBy(() -> ask("wrong")).isInstanceOf(IOException.class);
        assertThat(failures()).isPositive();
    }

    private long failures() {
        return authentication.failures(Way.JOLOKIA);
    }

    private HttpResponse<String> ask(String password) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .authenticator(new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication("alice", password.toCharArray());
                    }
                })
                .build();
        return client.send(HttpRequest.newBuilder(who()).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI who() {
        return frontend.url().resolve("/who");
    }

    /** The body and the last status. */
    private String curl(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(Tool.required("curl", "curl"), "-s", "-w", "%{http_code}"));
        command.addAll(List.of(options));
        command.add(who().toString());
        Process curl = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(curl.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
