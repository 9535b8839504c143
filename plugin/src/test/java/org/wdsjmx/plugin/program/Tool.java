package org.wdsjmx.plugin.program;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A program that a test needs. Without it the test is skipped on a user's machine and fails where everything must be there. */
public final class Tool {

    private Tool() {}

    /** The path of the program, found on the search path. */
    public static String required(String name, String debianPackage) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseGet(() -> missing(name, debianPackage));
    }

    private static String missing(String name, String debianPackage) {
        String message = name + " is missing (Debian package " + debianPackage + ")";
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            return fail(message);
        }
        // The runner counts what is skipped, but does not say why.
        System.err.println("SKIPPED: " + message);
        return abort(message);
    }
}
