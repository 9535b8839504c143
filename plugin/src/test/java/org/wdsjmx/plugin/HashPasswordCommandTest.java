package org.wdsjmx.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HashPasswordCommandTest {

    private final InputStream input = System.in;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void restoreInput() {
        System.setIn(input);
    }

    @Test
    void theHashIsThatOfTheLine() {
        assertThat(run("pässwörd of some length\n", "hash-password", "--cost", "8"))
                .isZero();
        String hash = out.toString().strip();

        assertThat(hash).startsWith("$2y$08$");
        assertThat(matches("pässwörd of some length", hash)).isTrue();
        assertThat(matches("another", hash)).isFalse();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aByteOrderMarkIsNoPartOfThePassword() {
        assertThat(run("\uFEFFpassword of some length\r\nmore", "hash-password", "--cost", "8"))
                .isZero();

        assertThat(matches("password of some length", out.toString().strip())).isTrue();
    }

    @Test
    void aPasswordInUtf16IsRefused() {
        assertThat(run("password\n".getBytes(StandardCharsets.UTF_16LE), "hash-password"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("The password is not UTF-8", "UTF-16");
    }

    @Test
    void aShortPasswordIsWarnedAbout() {
        assertThat(run("short\n", "hash-password", "--cost", "8")).isZero();
        assertThat(err.toString()).contains("less than 12 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void whatCannotBeAPasswordIsRefused(String line) {
        assertThat(run(line, "hash-password")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("The password ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"١٢", "๑๒", "１２", "12.0", "0x0C", "9999999999", ""})
    void whatIsNoWholeNumberInDigitsIsRefused(String cost) {
        assertThat(run("password of some length\n", "hash-password", "--cost", cost))
                .isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("--cost", "is not a whole number; write it with the digits 0 to 9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "15"})
    void theCostIsBounded(String cost) {
        assertThat(run("password of some length", "hash-password", "--cost", cost))
                .isEqualTo(2);
        assertThat(err.toString()).contains("it must be 8 to 14");
    }

    @Test
    void aTokenComesWithItsHash() {
        assertThat(run("", "hash-password", "--token", "--cost", "8")).isZero();
        String[] lines = out.toString().split("\\R");

        String token = lines[0].replaceFirst("token +", "");
        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(matches(token, lines[1].replaceFirst("hash +", ""))).isTrue();
    }

    private int run(String line, String... arguments) {
        return run(line.getBytes(StandardCharsets.UTF_8), arguments);
    }

    private int run(byte[] line, String... arguments) {
        System.setIn(new ByteArrayInputStream(line));
        CommandLine program = Main.commandLine();
        program.setOut(new PrintWriter(out, true));
        program.setErr(new PrintWriter(err, true));
        return program.execute(arguments);
    }

    private static boolean matches(String password, String hash) {
        return BCrypt.verifyer().verify(password.toCharArray(), hash).verified;
    }
}
