package org.wdsjmx.plugin.remediation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.watch.ServerView;

/**
 * What waits for its turn, oldest first. The turn of a session comes when the server was read a while after something was last done
 * to it: before that, nobody can tell whether it is any better. Not thread-safe.
 */
final class Queue {

    /** What could not be done in so long is not what the alert was about any more. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final int capacity;
    private final Duration settle;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final Map<Place, Moment> begun = new LinkedHashMap<>();

    /** A session of a server. */
    private record Place(String server, long session) {}

    Queue(int capacity, Duration settle) {
        this.capacity = capacity;
        this.settle = settle;
    }

    boolean isFull() {
        return waiting.size() >= capacity;
    }

    int size() {
        return waiting.size();
    }

    void add(Waiting work) {
        waiting.put(work.key(), work);
    }

    void remove(Waiting work) {
        waiting.remove(work.key());
    }

    /** Takes out what is about an alert that is over. */
    List<Waiting> cancel(Alert over) {
        return take(work -> work.alert().fingerprint().equals(over.fingerprint()));
    }

    /** Takes out what has waited for too long. */
    List<Waiting> expired(Moment now) {
        return take(work -> now.isAfter(work.taken().plus(LONGEST_WAIT)));
    }

    private List<Waiting> take(Predicate<Waiting> wanted) {
        List<Waiting> taken = new ArrayList<>();
        Iterator<Waiting> all = waiting.values().iterator();
        while (all.hasNext()) {
            Waiting work = all.next();
            if (wanted.test(work)) {
                taken.add(work);
                all.remove();
            }
        }
        return taken;
    }

    /** Takes out the first whose turn has come. */
    Optional<Waiting> next(Function<String, ServerView> views) {
        Optional<Waiting> next = waiting.values().stream()
                .filter(work -> isReady(work, views.apply(work.target().server())))
                .findFirst();
        next.ifPresent(work -> waiting.remove(work.key()));
        return next;
    }

    /** Something is done to the session of this from then on. */
    void begun(Target target, Moment now) {
        begun.values().removeIf(time -> now.isAtLeast(LONGEST_WAIT.plus(settle), time));
        begun.put(place(target), now);
    }

    private boolean isReady(Waiting work, ServerView view) {
        if (view == null || view.lastRead() == null) {
            return false;
        }
        Moment last = begun.get(place(work.target()));
        return last == null || view.lastRead().isAtLeast(settle, last);
    }

    private static Place place(Target target) {
        return new Place(target.server(), target.session());
    }
}
