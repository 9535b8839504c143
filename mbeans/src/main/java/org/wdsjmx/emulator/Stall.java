package org.wdsjmx.emulator;

import java.time.Duration;

/**
 * A time in which a client makes no progress: it has stopped answering, so it is listed, but the server does not wait for
 * it. (A client that is slow but answers is a matter of its {@link Link} or a {@link Slowdown}; that one sets the pace.)
 * Happens once each time the machine joins.
 *
 * @param atCompletion begins when this share of the content has been received, 0 to 1
 * @param after begins so long after the joining; exactly one of the two is given
 * @param lasting how long; absent = for ever
 */
public record Stall(Double atCompletion, Duration after, Duration lasting) {

    public Stall {
        Episode.check("stall", atCompletion, after, lasting);
    }

    /** Begins at a share of the content; {@code lasting} may be {@code null}. */
    public static Stall atCompletion(double share, Duration lasting) {
        return new Stall(share, null, lasting);
    }

    Stall accelerated(double factor) {
        return new Stall(atCompletion, Check.divided(after, factor), Check.divided(lasting, factor));
    }
}
