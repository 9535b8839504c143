package org.wdsjmx.plugin.soak;

import java.time.Duration;

/** The times that the program under test is configured with, and those that follow from them. */
final class Pace {

    static final Duration INTERVAL = Duration.ofSeconds(1);
    static final Duration DEADLINE = Duration.ofSeconds(3);
    static final Duration STALE_AFTER = Duration.ofSeconds(6);

    /** A read, a scrape, and the pauses of a machine that does other things, too. */
    static final Duration GRACE = Duration.ofMillis(2_500);

    /** Within two poll intervals a server that is well again is read. */
    static final Duration RECOVERY = INTERVAL.multipliedBy(2).plus(GRACE);

    /** A read that hangs is given up first, before the failure is seen. */
    static final Duration NOTICE = DEADLINE.plus(INTERVAL.multipliedBy(2)).plus(GRACE);

    /** Trouble is over by then, so nobody may be where he was for so long. */
    static final Duration PINNED = Duration.ofSeconds(25);

    private Pace() {}
}
