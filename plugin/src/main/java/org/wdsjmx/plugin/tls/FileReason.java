package org.wdsjmx.plugin.tls;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What the message of a file's exception leaves to its class. */
final class FileReason {

    private FileReason() {}

    static String of(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        return e instanceof AccessDeniedException ? "access denied" : e.getMessage();
    }
}
