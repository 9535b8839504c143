package org.wdsjmx.emulator;

import java.time.Duration;

/**
 * A time in which a machine's link is slower. The client answers all the while, so it can become the master and hold its
 * session back. Happens once each time the machine joins.
 *
 * @param atCompletion begins when this share of the content has been received, 0 to 1
 * @param after begins so long after the joining; exactly one of the two is given
 * @param lasting how long; absent = for ever
 * @param speed bytes per second during that time, at least 1
 */
public record Slowdown(Double atCompletion, Duration after, Duration lasting, long speed) {

    public Slowdown {
        Episode.check("slowdown", atCompletion, after, lasting);
        Check.atLeastOne("slowdown.speed", speed);
    }

    Slowdown accelerated(double factor) {
        return new Slowdown(atCompletion, Check.divided(after, factor), Check.divided(lasting, factor), speed);
    }
}
