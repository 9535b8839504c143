package org.wdsjmx.emulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wdsjmx.transport.NamespaceKind;

/** An offer with its state. Guarded by the lock of its server. */
final class NamespaceModel {

    /** Size of a content that the scenario does not list: any file below the provider's folder can be asked for. */
    private static final long SIZE_OF_UNLISTED_CONTENT = 4L << 30;

    private final long id;
    private final NamespaceScenario scenario;
    private final long registeredAt;
    private final List<ContentModel> contents = new ArrayList<>();
    private boolean started;
    private boolean timeHasCome;
    private long tombstonedAt = -1;

    NamespaceModel(long id, NamespaceScenario scenario, long registeredAt) {
        this.id = id;
        this.scenario = scenario;
        this.registeredAt = registeredAt;
    }

    long id() {
        return id;
    }

    NamespaceScenario scenario() {
        return scenario;
    }

    List<ContentModel> contents() {
        return contents;
    }

    boolean autoCast() {
        return scenario.kind() == NamespaceKind.AUTO_CAST;
    }

    /** Whether data are being sent, or have been. */
    boolean started() {
        return started;
    }

    void start() {
        started = true;
    }

    boolean tombstoned() {
        return tombstonedAt >= 0;
    }

    long tombstonedAt() {
        return tombstonedAt;
    }

    void tombstone(long now) {
        tombstonedAt = now;
    }

    /** A ScheduledCast takes clients until it starts, an AutoCast always, a tombstone never. */
    boolean takesClients() {
        return !tombstoned() && (autoCast() || !started);
    }

    /** When the clock starts it, in milliseconds since the start of the scenario; -1 = never. */
    long startsAt() {
        return scenario.startAfter() == null || autoCast()
                ? -1
                : registeredAt + scenario.startAfter().toMillis();
    }

    /** The same as the server shows it, to the full precision of the scenario; only when the clock starts it. */
    Instant startTime(Instant epoch) {
        return epoch.plusMillis(registeredAt).plus(scenario.startAfter());
    }

    void timeHasCome() {
        timeHasCome = true;
    }

    /** Starts it when a condition holds: any one will do. Nothing starts without clients. */
    void startIfDue() {
        long waiting = clientCount();
        boolean enough = scenario.kind() == NamespaceKind.SCHEDULED_CAST_AUTO_START
                && scenario.minimumClients() > 0
                && waiting >= scenario.minimumClients();
        if (waiting > 0 && (autoCast() || timeHasCome || enough)) {
            started = true;
        }
    }

    /** An AutoCast that has fallen idle waits for its next first client. */
    void fallIdle() {
        if (autoCast()) {
            started = false;
        }
    }

    long clientCount() {
        long count = 0;
        for (ContentModel content : contents) {
            for (SessionModel session : content.sessions()) {
                count += session.clients().size();
            }
        }
        return count;
    }

    ContentModel content(String name, IdSequence ids) {
        for (ContentModel content : contents) {
            if (content.name().equals(name)) {
                return content;
            }
        }
        long size = scenario.content(name).map(ContentScenario::size).orElse(SIZE_OF_UNLISTED_CONTENT);
        ContentModel content = new ContentModel(ids.take(), this, name, size);
        contents.add(content);
        return content;
    }
}
