package org.wdsjmx.watch;

import java.time.Duration;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.TransportException;

/** The failures that this program finds itself, because a server does not answer at all. */
final class Hanging {

    private static final int ERROR_TIMEOUT = 0x800705B4;

    private Hanging() {}

    /**
     * An operation that has begun and does not return.
     *
     * @param progress where it was; may be empty
     */
    static TransportException noAnswer(String what, Duration deadline, String progress) {
        return new TransportException(
                what,
                timeout("the server did not answer within " + seconds(deadline) + where(progress)
                        + "; the call may still take effect"));
    }

    /**
     * A read that takes longer than it may.
     *
     * @param progress where it was; may be empty
     */
    static TransportException readGivenUp(Duration deadline, String progress) {
        return new TransportException(
                "Reading the server", timeout("given up after " + seconds(deadline) + where(progress)));
    }

    private static String where(String progress) {
        return progress.isEmpty() ? "" : " " + progress;
    }

    /** An operation that has not begun, because the thread is busy with another call. */
    static TransportException busy(String what, Duration deadline) {
        return new TransportException(
                what,
                timeout("the server was busy with another call for " + seconds(deadline) + "; nothing was called"));
    }

    /** An operation that was in the queue behind a call that hangs. */
    static TransportException notBegun() {
        return new TransportException(
                "The call", timeout("another call to this server hangs or the program ends; nothing was called"));
    }

    /** Work that is refused, because calls made before have not returned. */
    static TransportException tooMany(int hanging) {
        return new TransportException(
                "The call",
                timeout(hanging + " calls made before have not returned from the server; nothing more is sent to it"
                        + " until one of them does"));
    }

    private static HResult timeout(String meaning) {
        return new HResult(ERROR_TIMEOUT, "ERROR_TIMEOUT", meaning);
    }

    private static String seconds(Duration duration) {
        return Math.round(duration.toMillis() / 100.0) / 10.0 + " s";
    }
}
