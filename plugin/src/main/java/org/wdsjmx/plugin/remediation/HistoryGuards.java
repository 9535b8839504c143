package org.wdsjmx.plugin.remediation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wdsjmx.transport.MacAddress;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.watch.WatchedClient;

/** How much may be done, whatever a client deserves. */
final class HistoryGuards {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final int maxPerHour;

    HistoryGuards(int maxPerHour) {
        this.maxPerHour = maxPerHour;
    }

    /** What stands against it first; nothing when it may be done. */
    Optional<Objection> check(Case looked, History history) {
        return coolDown(looked, history).or(() -> rate(looked, history)).or(() -> share(looked, history));
    }

    private static Optional<Objection> coolDown(Case looked, History history) {
        Optional<Moment> last = history.lastTo(looked.client().client().macAddress());
        Duration coolDown = looked.rule().coolDown();
        if (last.isEmpty() || looked.now().isAtLeast(coolDown, last.get())) {
            return Optional.empty();
        }
        return Optional.of(new Objection(
                Reason.COOL_DOWN,
                "Something was done to the machine, or to one with the same MAC address, at "
                        + looked.now().shown(last.get()) + "; it is left alone until "
                        + looked.now().shown(last.get().plus(coolDown))));
    }

    private static Optional<Objection> share(Case looked, History history) {
        long done = history.countIn(
                looked.view().server(),
                looked.session().session().id(),
                looked.now().minus(A_DAY));
        long members = members(looked, history);
        long most = Math.max(1, (long) Math.floor(members * looked.rule().maxShare()));
        if (done < most) {
            return Optional.empty();
        }
        return Optional.of(new Objection(
                Reason.MAX_SHARE,
                done + " clients of the session were acted upon within a day; " + most + " of " + members + " may be"));
    }

    /**
     * Who is there, and who was made to leave; whoever was asked to and is still there counts once. Of cloned machines with one MAC
     * address each that is there counts.
     */
    private static long members(Case looked, History history) {
        Set<String> away = history.machinesIn(
                looked.view().server(),
                looked.session().session().id(),
                looked.now().minus(A_DAY));
        List<WatchedClient> listed = looked.session().clients();
        for (WatchedClient client : listed) {
            String mac = client.client().macAddress();
            if (mac != null) {
                away.remove(MacAddress.canonical(mac));
            }
        }
        return listed.size() + away.size();
    }

    private Optional<Objection> rate(Case looked, History history) {
        long done = history.countSince(looked.now().minus(AN_HOUR));
        return done < maxPerHour
                ? Optional.empty()
                : Optional.of(new Objection(
                        Reason.MAX_PER_HOUR,
                        done + " clients were acted upon within an hour; " + maxPerHour + " may be"));
    }
}
