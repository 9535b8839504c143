package org.wdsjmx.plugin.remediation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.wdsjmx.plugin.config.RemediationSettings;
import org.wdsjmx.plugin.remediation.Confirmations.Finding;
import org.wdsjmx.plugin.remediation.LedgerEntry.Event;
import org.wdsjmx.watch.ServerView;

/**
 * What comes after a request: whether the client left, and whether requests are of any use at all. After failures in a row, nothing
 * more is done until somebody has looked. Not thread-safe.
 */
final class Aftermath {

    private static final Logger LOG = System.getLogger(Remediation.class.getName());

    private final int failuresToOpen;
    private final InstantSource clock;
    private final Book book;
    private final Breaker breaker;
    private final Confirmations confirmations;
    private long departed;
    private long remained;

    Aftermath(RemediationSettings settings, InstantSource clock, Book book) {
        this.failuresToOpen = settings.breakerAfter();
        this.clock = clock;
        this.book = book;
        breaker = new Breaker(failuresToOpen);
        confirmations = new Confirmations(settings.confirmWithin());
    }

    /** Goes on where the ledger ends. */
    void recall(Recollection past) {
        past.unconfirmed().forEach(confirmations::expect);
        if (past.isBreakerOpen()) {
            breaker.open();
        }
    }

    boolean isBreakerOpen() {
        return breaker.isOpen();
    }

    long departed() {
        return departed;
    }

    long remained() {
        return remained;
    }

    /** The server took a request; its client has to leave from now on. */
    void expectDeparture(Act act) {
        confirmations.expect(act);
    }

    /** Looks who has left. */
    void look(Function<String, ServerView> views, Instant now) {
        for (Finding finding : confirmations.look(views)) {
            book.note(LedgerEntry.of(now, Event.CONFIRMED, finding.act().key(), finding.departed(), null));
            if (finding.departed()) {
                departed++;
                breaker.succeeded();
            } else {
                remained++;
                Target target = finding.act().target();
                failed("client " + target.client().id() + " of " + target.server() + " did not leave");
            }
        }
    }

    /** A request was of no use. */
    void failed(String why) {
        if (breaker.failed()) {
            openBreaker(failuresToOpen + " failures in a row, the last one: " + why);
        }
    }

    void openBreaker(String why) {
        breaker.open();
        LOG.log(Level.ERROR, "Nothing more is done about alerts until resetBreaker is called: " + why);
        book.note(LedgerEntry.of(clock.instant(), Event.BREAKER_OPENED, null, null, why));
    }

    void resetBreaker() {
        breaker.reset();
        book.note(LedgerEntry.of(clock.instant(), Event.BREAKER_RESET, null, null, null));
    }
}
