package org.wdsjmx.plugin.remediation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.wdsjmx.watch.ServerView;

/** Clients that were disconnected and have yet to leave. Not thread-safe. */
final class Confirmations {

    private final Duration patience;
    private final Map<String, Act> pending = new LinkedHashMap<>();

    /** @param patience how long a client may still be listed */
    Confirmations(Duration patience) {
        this.patience = patience;
    }

    /**
     * What was found out.
     *
     * @param departed whether the client left
     */
    record Finding(Act act, boolean departed) {}

    /** @param act its time is when the server took the request */
    void expect(Act act) {
        pending.put(act.key(), act);
    }

    void settle(String key) {
        pending.remove(key);
    }

    /** Looks at the last views; what is found out is not expected any more. */
    List<Finding> look(Function<String, ServerView> views) {
        List<Finding> findings = new ArrayList<>();
        Iterator<Act> acts = pending.values().iterator();
        while (acts.hasNext()) {
            Act act = acts.next();
            ServerView view = views.apply(act.target().server());
            if (view == null
                    || !view.up()
                    || view.lastRead() == null
                    || !view.lastRead().isAfter(act.time())) {
                // Nothing is known of the time since.
                continue;
            }
            boolean listed = isListed(act, view);
            if (!listed || view.lastRead().since(act.time()).compareTo(patience) > 0) {
                findings.add(new Finding(act, !listed));
                acts.remove();
            }
        }
        return findings;
    }

    private static boolean isListed(Act act, ServerView view) {
        return view.clients().stream()
                .anyMatch(listed -> listed.client().id()
                                == act.target().client().id()
                        && act.target().client().isSameMachine(listed.client().macAddress()));
    }
}
