package org.wdsjmx.plugin.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MomentSource;

/**
 * Who subscribed to notifications over Jolokia. Jolokia itself keeps a subscriber, and up to a hundred notifications for each subscription, until he
 * says goodbye; one that vanished never does. Safe for use by several threads.
 */
final class Subscribers {

    /** As long as the JDK keeps a silent console of remote JMX. */
    static final Duration SILENCE = Duration.ofMinutes(2);

    private final MomentSource clock;
    private final Map<String, Subscriber> known = new HashMap<>();

    private static final class Subscriber {

        private final List<BooleanSupplier> openStreams = new ArrayList<>();
        private Moment heard;

        boolean streams() {
            openStreams.removeIf(open -> !open.getAsBoolean());
            return !openStreams.isEmpty();
        }
    }

    Subscribers(MomentSource clock) {
        this.clock = clock;
    }

    synchronized void registered(String id) {
        known.put(id, new Subscriber());
        heard(id);
    }

    synchronized boolean isKnown(String id) {
        return known.containsKey(id);
    }

    /** A known subscriber asked for something. */
    synchronized void heard(String id) {
        Subscriber subscriber = known.get(id);
        if (subscriber != null) {
            subscriber.heard = clock.moment();
        }
    }

    /** A known subscriber hears by a stream: he need not say anything as long as it is open. */
    synchronized void streams(String id, BooleanSupplier open) {
        Subscriber subscriber = known.get(id);
        if (subscriber != null) {
            subscriber.openStreams.add(open);
        }
    }

    /** @return whether he was known */
    synchronized boolean unregistered(String id) {
        return known.remove(id) != null;
    }

    /** Those who were silent for {@link #SILENCE}; they are not known any more. */
    synchronized List<String> takeSilent() {
        Moment now = clock.moment();
        List<String> silent = known.entrySet().stream()
                .filter(each -> now.since(each.getValue().heard).compareTo(SILENCE) > 0)
                .filter(each -> !each.getValue().streams())
                .map(Map.Entry::getKey)
                .toList();
        silent.forEach(known::remove);
        return silent;
    }
}
