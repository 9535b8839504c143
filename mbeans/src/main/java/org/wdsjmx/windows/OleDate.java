package org.wdsjmx.windows;

import java.time.Duration;
import java.time.Instant;

/**
 * The DATE of OLE automation: days since 30 December 1899. The integer part is the day, also before the epoch; the fraction
 * is the time of that day and always counts forward, so -1.25 is six in the morning of 29 December 1899.
 */
final class OleDate {

    private static final Instant EPOCH = Instant.parse("1899-12-30T00:00:00Z");
    private static final long MILLIS_PER_DAY = 86_400_000;

    /** 1 January 100 and the last day of 9999, the bounds of the type. */
    private static final double MIN = -657_434;

    private static final double MAX = 2_958_466;

    private OleDate() {}

    /**
     * The instant of a DATE that the API documents as UTC.
     *
     * @return {@code null} for what is no date, and for zero: nothing of WDS happened in 1899, and an unset DATE is zero
     */
    static Instant toInstant(double date) {
        if (date == 0 || !(date > MIN - 1 && date < MAX)) {
            return null;
        }
        double day = date < 0 ? Math.ceil(date) : Math.floor(date);
        long millis = Math.round(Math.abs(date - day) * MILLIS_PER_DAY);
        return EPOCH.plusMillis((long) day * MILLIS_PER_DAY + millis);
    }

    /** An instant as a DATE in UTC, to the millisecond. */
    static double of(Instant instant) {
        long millis = Duration.between(EPOCH, instant).toMillis();
        long day = Math.floorDiv(millis, MILLIS_PER_DAY);
        double time = (double) Math.floorMod(millis, MILLIS_PER_DAY) / MILLIS_PER_DAY;
        return day < 0 ? day - time : day + time;
    }
}
