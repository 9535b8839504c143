package org.wdsjmx.plugin.remediation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.wdsjmx.plugin.config.RemediationMode;

/**
 * One line of the ledger. What is {@code null} is not of the event.
 *
 * @param time when, as ISO 8601 in UTC
 * @param event what happened
 * @param key of the act
 * @param fingerprint of the alert, when it is taken
 * @param startsAt of the alert, when it is taken
 * @param labels of the alert as far as they are needed, when it is taken
 * @param session the session of the client, when it is taken
 * @param who posted it, when it is taken
 * @param from where from, when it is taken
 * @param done whether the server took the request, when it ended; whether the client left, when that was looked at
 * @param mode the new mode
 * @param configured the mode of the configuration when the new one was set
 * @param message in plain words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LedgerEntry(
        String time,
        Event event,
        String key,
        String fingerprint,
        String startsAt,
        Map<String, String> labels,
        Long session,
        String who,
        String from,
        Boolean done,
        RemediationMode mode,
        RemediationMode configured,
        String message) {

    LedgerEntry {
        Objects.requireNonNull(event);
        Instant.parse(time);
    }

    /** What can happen. */
    enum Event {
        /** An alert waits to be acted upon. */
        TAKEN,
        /** The request is about to be made; until it has ended, nobody knows. */
        BEGUN,
        /** The request was made, or will not be. */
        ENDED,
        /** It was looked at whether the client left. */
        CONFIRMED,
        /** Somebody set the mode. */
        MODE,
        /** The breaker opened. */
        BREAKER_OPENED,
        /** Somebody reset the breaker. */
        BREAKER_RESET,
        /** The clock was set back: what stands before this and bears a later time counts as of this time. */
        CLOCK_SET_BACK
    }

    static LedgerEntry taken(Waiting waiting) {
        Alert alert = waiting.alert();
        return new LedgerEntry(
                waiting.taken().instant().toString(),
                Event.TAKEN,
                waiting.key(),
                alert.fingerprint(),
                alert.startsAt().toString(),
                CaseFinder.needed(alert.labels()),
                waiting.target().session(),
                waiting.poster().getName(),
                waiting.poster().caller().address(),
                null,
                null,
                null,
                null);
    }

    static LedgerEntry of(Instant time, Event event, String key, Boolean done, String message) {
        return new LedgerEntry(
                time.toString(), event, key, null, null, null, null, null, null, done, null, null, message);
    }

    static LedgerEntry mode(Instant time, RemediationMode mode, RemediationMode configured) {
        return new LedgerEntry(
                time.toString(), Event.MODE, null, null, null, null, null, null, null, null, mode, configured, null);
    }

    /** The same as of another time. */
    LedgerEntry dated(Instant other) {
        return new LedgerEntry(
                other.toString(),
                event,
                key,
                fingerprint,
                startsAt,
                labels,
                session,
                who,
                from,
                done,
                mode,
                configured,
                message);
    }

    Instant at() {
        return Instant.parse(time);
    }
}
