package org.wdsjmx.recording;

import java.io.IOException;

/** A file is not a recording, or not one that can be played; the message says why in one line. */
public final class RecordingException extends IOException {

    RecordingException(String message) {
        super(message);
    }
}
