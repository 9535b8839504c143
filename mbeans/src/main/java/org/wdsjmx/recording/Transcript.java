package org.wdsjmx.recording;

import java.util.List;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.TransportException;

/** What one connection answers, until it is given up. Safe for use by several threads. */
final class Transcript {

    private static final HResult NO_ANSWER =
            new HResult(0x800705B4, "ERROR_TIMEOUT", "the server had not answered when it was asked anew");

    private final String server;
    private final RecordingTime time;
    private final RecordingWriter writer;
    private boolean reading;
    private boolean givenUp;

    Transcript(String server, RecordingTime time, RecordingWriter writer) {
        this.server = server;
        this.time = time;
        this.writer = writer;
    }

    /** Another connection takes the place of this one. */
    synchronized void giveUp() {
        if (reading) {
            failed("Reading the server", NO_ANSWER);
        }
        givenUp = true;
    }

    synchronized void readBegins() {
        reading = true;
    }

    synchronized void connected() {
        reading = false;
    }

    synchronized void readEnds(ServerSnapshot snapshot) {
        reading = false;
        append(new RecordedEvent.SnapshotRead(server, time.now(), time.of(snapshot)));
    }

    synchronized void readFailed(TransportException e) {
        reading = false;
        failed(what(e), e.error());
    }

    /** The backend has a fault of its own, which the watcher shows under this code. */
    synchronized void readFailed(Throwable e) {
        reading = false;
        failed("The backend", new HResult(0x8000FFFF, "E_UNEXPECTED", e.toString()));
    }

    synchronized void operation(String kind, String description, HResult error, List<DisconnectResult> results) {
        append(new RecordedEvent.Operation(server, time.now(), kind, description, error, results));
    }

    private void failed(String what, HResult error) {
        append(new RecordedEvent.ReadFailed(server, time.now(), what, error));
    }

    private void append(RecordedEvent event) {
        if (!givenUp) {
            writer.append(event);
        }
    }

    /** What was being done: the message of the exception without the code, which it ends with. */
    private static String what(TransportException e) {
        String message = e.getMessage();
        String ending = new TransportException("", e.error()).getMessage();
        return message.endsWith(ending) ? message.substring(0, message.length() - ending.length()) : message;
    }
}
