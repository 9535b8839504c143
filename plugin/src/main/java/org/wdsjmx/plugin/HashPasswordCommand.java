package org.wdsjmx.plugin;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Callable;
import org.wdsjmx.plugin.text.NotTextException;
import org.wdsjmx.plugin.text.TextBytes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hash-password}: makes what stands in the file of users. */
@Command(
        name = "hash-password",
        description =
                "Asks for a password, or reads a line of the standard input, and prints its hash for the users file.",
        mixinStandardHelpOptions = true)
final class HashPasswordCommand implements Callable<Integer> {

    /** The limit of bcrypt. */
    private static final int LONGEST = 72;

    private static final int LONGEST_LINE = 4_096;
    private static final int SHORT = 12;
    private static final int TOKEN_BYTES = 32;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--cost",
            paramLabel = "N",
            defaultValue = "12",
            description = "How costly a guess is, as a power of two, 8 to 14 (default: ${DEFAULT-VALUE}).")
    private int cost;

    @Option(names = "--token", description = "Makes a random bearer token and prints it and its hash.")
    private boolean token;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        if (cost < 8 || cost > 14) {
            err.println("--cost " + cost + " is out of range; it must be 8 to 14");
            return Main.WRONG;
        }
        if (token) {
            printToken(spec.commandLine().getOut());
            return 0;
        }
        char[] password;
        try {
            password = System.console() == null ? fromInput() : fromConsole(System.console());
        } catch (NotTextException e) {
            err.println("The password " + e.getMessage());
            return Main.WRONG;
        }
        String fault = fault(password);
        if (fault != null) {
            err.println(fault);
            return Main.WRONG;
        }
        if (password.length < SHORT) {
            err.println("Warning: a password of less than " + SHORT + " characters is soon guessed");
        }
        spec.commandLine().getOut().println(hash(password));
        Arrays.fill(password, ' ');
        return 0;
    }

    private static char[] fromInput() throws IOException, NotTextException {
        // Not to the end of the input: a person may type it.
        byte[] line = firstLine(System.in);
        return TextBytes.of(new ByteArrayInputStream(line), line.length).utf8().toCharArray();
    }

    private static byte[] firstLine(InputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int read = input.read();
        while (read >= 0 && read != '\n' && read != '\r' && line.size() < LONGEST_LINE) {
            line.write(read);
            read = input.read();
        }
        return line.toByteArray();
    }

    private static char[] fromConsole(Console console) {
        char[] first = console.readPassword("Password: ");
        char[] second = console.readPassword("Again:    ");
        return first != null && Arrays.equals(first, second) ? first : null;
    }

    private static String fault(char[] password) {
        if (password == null) {
            return "The two passwords differ; try again";
        }
        int length = new String(password).getBytes(StandardCharsets.UTF_8).length;
        if (length == 0) {
            return "The password is empty";
        }
        return length > LONGEST
                ? "The password has " + length + " bytes; bcrypt looks at " + LONGEST
                        + " at most, so take a shorter one"
                : null;
    }

    private void printToken(PrintWriter out) {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        out.println("token  " + made);
        out.println("hash   " + hash(made.toCharArray()));
    }

    private String hash(char[] password) {
        return BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(cost, password);
    }
}
