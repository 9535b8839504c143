package org.wdsjmx.plugin.remediation;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.wdsjmx.plugin.access.Login;
import org.wdsjmx.plugin.config.RemediationMode;
import org.wdsjmx.plugin.config.RemediationSettings;
import org.wdsjmx.plugin.disk.Disk;
import org.wdsjmx.plugin.disk.FileDisk;
import org.wdsjmx.plugin.remediation.Decider.Mood;
import org.wdsjmx.plugin.remediation.LedgerEntry.Event;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.watch.Change;
import org.wdsjmx.watch.Reading;
import org.wdsjmx.watch.ServerListener;
import org.wdsjmx.watch.ServerOperations;
import org.wdsjmx.watch.ServerView;

/**
 * Takes alerts, decides, and keeps what waits to be done, was done, and has to be confirmed. It does nothing to a server itself:
 * {@link ActionThread} takes what is due, does it and reports. Safe for use by several threads; nothing waits for a server here.
 */
public final class Remediation implements ServerListener, AutoCloseable {

    private static final Logger LOG = System.getLogger(Remediation.class.getName());

    private final RemediationSettings settings;
    private final MomentSource clock;
    private final Decider decider;
    private final Queue queue;
    private final Aftermath aftermath;
    private final Book book;
    private final DecisionLog log;
    private final DecisionAudience audience;
    private final History history = new History();
    private final List<Consumer<RemediationStatus>> watchers = new CopyOnWriteArrayList<>();
    private final Map<String, ServerView> views = new ConcurrentHashMap<>();
    private RemediationMode mode;
    private long arrivals;

    /** How often something changed, and how often it had when it was last looked at whether there is something to do. */
    private long changes;

    private long seen;

    /**
     * Opens the ledger and goes on where it ends.
     *
     * @throws LedgerException when it cannot be used
     */
    public Remediation(RemediationPlan plan, DecisionAudience audience, MomentSource clock) throws LedgerException {
        this(plan, audience, clock, new FileDisk());
    }

    Remediation(RemediationPlan plan, DecisionAudience audience, MomentSource clock, Disk disk) throws LedgerException {
        settings = plan.settings();
        this.clock = clock;
        this.audience = audience;
        Ledger ledger = Ledger.open(plan.ledger(), clock, disk);
        book = new Book(ledger);
        decider = new Decider(
                settings, new CaseFinder(server -> Optional.ofNullable(views.get(server)), plan.freshness()), history);
        queue = new Queue(settings.maxQueued(), settings.settle());
        aftermath = new Aftermath(settings, clock, book);
        log = new DecisionLog(
                settings.rules().stream().map(rule -> rule.alert()).toList());
        mode = settings.mode();
        recall(ledger, plan);
    }

    private void recall(Ledger ledger, RemediationPlan plan) {
        Recollection past = new Recollection(ledger.entries(), clock.moment());
        for (Act act : past.acts()) {
            history.add(act);
            queue.begun(act.target(), act.time());
        }
        aftermath.recall(past);
        past.fromTheFuture().ifPresent(this::correctClock);
        past.modeSet(settings.mode()).ifPresent(set -> mode = set);
        for (Waiting work : past.waiting(plan)) {
            history.add(new Act(work.key(), work.target(), work.taken(), true));
            queue.add(work);
        }
        ledger.damage()
                .ifPresent(damage -> LOG.log(
                        Level.ERROR,
                        "The ledger was damaged, so nothing is done until resetBreaker is called: " + damage));
    }

    /** The ledger says so too, so that a wait goes on at the next start instead of beginning anew. */
    private void correctClock(Instant last) {
        String message = "The clock was set back: the ledger tells of acts until " + last
                + ", which is yet to come. They count as done now";
        LOG.log(Level.WARNING, message);
        book.note(LedgerEntry.of(clock.instant(), Event.CLOCK_SET_BACK, null, null, message));
    }

    /**
     * Decides about every alert of a webhook.
     *
     * @param poster who posted it, and in whose name is acted
     * @return one decision for each alert, in the same order
     */
    public synchronized List<Decision> take(AlertGroup group, Login poster) {
        Moment now = clock.moment();
        List<Decision> decisions = new ArrayList<>();
        List<Waiting> taken = new ArrayList<>();
        group.alerts().stream().filter(alert -> !alert.firing()).forEach(over -> cancel(over, now));
        for (Alert alert : group.alerts()) {
            Decision decision = decider.decide(alert, group.repeated(), mood(), now);
            if (decision.verdict() == Verdict.QUEUED) {
                decision = enqueue(decision, poster, now, taken);
            }
            decisions.add(decision);
        }
        if (!recorded(taken)) {
            decisions.replaceAll(decision -> decision.verdict() == Verdict.QUEUED
                    ? decision.skipped(Reason.NOT_RECORDED, "Nothing is done, because the ledger cannot be written")
                    : decision);
        }
        arrivals += group.alerts().size();
        decisions.forEach(log::add);
        audience.decided(decisions, poster);
        tellStatus();
        wake();
        return decisions;
    }

    private Decision enqueue(Decision decision, Login poster, Moment now, List<Waiting> taken) {
        Waiting work = new Waiting(
                decision.alert(),
                settings.ruleFor(decision.alert().name()).orElseThrow(),
                decision.target(),
                poster,
                now);
        if (queue.isFull()) {
            history.forget(work.key());
            return decision.skipped(Reason.QUEUE_FULL, queue.size() + " alerts wait already; try again later");
        }
        queue.add(work);
        taken.add(work);
        return decision;
    }

    private boolean recorded(List<Waiting> taken) {
        try {
            book.require(taken.stream().map(LedgerEntry::taken).toList());
            return true;
        } catch (IOException e) {
            LOG.log(
                    Level.ERROR,
                    "The ledger cannot be written, so " + taken.size() + " alerts are not acted upon: " + e);
            taken.forEach(work -> {
                queue.remove(work);
                history.forget(work.key());
            });
            return false;
        }
    }

    private void cancel(Alert over, Moment now) {
        for (Waiting work : queue.cancel(over)) {
            drop(work, now, Reason.RESOLVED, "The alert was over before its turn came");
        }
    }

    @Override
    public void published(ServerOperations server, ServerView view, List<Change> changes, Reading reading) {
        views.put(view.server(), view);
        wake();
    }

    /** Something that is about to be done; the ledger says so already. */
    record Begun(Waiting work, Case looked) {}

    /**
     * Looks at what there is to confirm, and takes what is to be done next.
     *
     * @return nothing when there is nothing to be done at the moment
     */
    synchronized Optional<Begun> begin() {
        Moment now = clock.moment();
        seen = changes;
        boolean wasOpen = aftermath.isBreakerOpen();
        aftermath.look(views::get, now.instant());
        if (aftermath.isBreakerOpen() != wasOpen) {
            tellStatus();
        }
        queue.expired(now).forEach(work -> drop(work, now, Reason.EXPIRED, "Its turn did not come in time"));
        Optional<Begun> begun = Optional.empty();
        while (begun.isEmpty()) {
            Optional<Waiting> next = queue.next(views::get);
            if (next.isEmpty()) {
                break;
            }
            begun = begun(next.get(), now);
        }
        return begun;
    }

    private Optional<Begun> begun(Waiting work, Moment now) {
        if (mood().mode() != RemediationMode.ENFORCE) {
            Reason reason = mood().breakerOpen() ? Reason.BREAKER_OPEN : Reason.MODE_OFF;
            drop(work, now, reason, "The mode is " + mood().mode() + " by now");
            return Optional.empty();
        }
        try {
            Case looked = decider.reconsidered(work, now);
            book.require(List.of(LedgerEntry.of(now.instant(), Event.BEGUN, work.key(), null, null)));
            queue.begun(work.target(), now);
            // Its hour and its cool-down begin now: it may have waited long.
            history.add(new Act(work.key(), looked.target(), now, true));
            return Optional.of(new Begun(work, looked));
        } catch (CaseFinder.NoCaseException e) {
            drop(work, now, e.objection().reason(), e.objection().message());
        } catch (IOException e) {
            drop(
                    work,
                    now,
                    Reason.NOT_RECORDED,
                    "Nothing is done, because the ledger cannot be written: " + e.getMessage());
        }
        return Optional.empty();
    }

    private void drop(Waiting work, Moment now, Reason reason, String message) {
        history.forget(work.key());
        book.ended(work, now.instant(), false, message);
        Decision decision = work.decided(now.instant(), work.target(), Verdict.SKIPPED, reason, message);
        log.add(decision);
        audience.decided(List.of(decision), work.poster());
        tellStatus();
    }

    /** Reports what came of something that was begun. */
    synchronized void end(Begun begun, DisconnectResult result) {
        Moment now = clock.moment();
        Waiting work = begun.work();
        Target target = begun.looked().target();
        Outcome outcome = Outcome.of(result);
        boolean acted = outcome.verdict() == Verdict.ACTED;
        book.ended(work, now.instant(), acted, result.message());
        if (acted) {
            aftermath.expectDeparture(new Act(work.key(), target, now, true));
        } else if (outcome.verdict() == Verdict.FAILED) {
            history.failed(work.key());
            aftermath.failed("a request failed: " + result.message());
        } else {
            history.forget(work.key());
        }
        log.add(work.decided(now.instant(), target, outcome.verdict(), outcome.reason(), result.message()));
        tellStatus();
    }

    /** Has every new status told, one after another; whoever hears it must not call back. */
    public void onChange(Consumer<RemediationStatus> watcher) {
        watchers.add(watcher);
    }

    private void tellStatus() {
        RemediationStatus now = status();
        watchers.forEach(watcher -> watcher.accept(now));
    }

    private Mood mood() {
        boolean held = mode == RemediationMode.ENFORCE && aftermath.isBreakerOpen();
        return new Mood(held ? RemediationMode.DRY_RUN : mode, held);
    }

    /** Sets the mode; it outlives a restart, unless the configuration is changed. */
    public synchronized void setMode(RemediationMode wanted) {
        mode = wanted;
        book.note(LedgerEntry.mode(clock.instant(), wanted, settings.mode()));
        tellStatus();
        wake();
    }

    /** Lets alerts be acted upon again. */
    public synchronized void resetBreaker() {
        aftermath.resetBreaker();
        tellStatus();
    }

    /** What there is to know of it at the moment. */
    public synchronized RemediationStatus status() {
        return new RemediationStatus(
                mood().mode(),
                aftermath.isBreakerOpen(),
                arrivals,
                log.byVerdict(),
                queue.size(),
                aftermath.departed(),
                aftermath.remained(),
                book.failures(),
                log.counts(),
                log.last());
    }

    /** Ends the waiting of {@link #await}. */
    synchronized void wake() {
        changes++;
        notifyAll();
    }

    /** Waits until something may have changed since {@link #begin} was called. */
    synchronized void await(Duration longest) throws InterruptedException {
        if (changes == seen) {
            wait(longest.toMillis());
        }
    }

    /** Ends the writing of the ledger; what waits is resumed at the next start. */
    @Override
    public synchronized void close() throws IOException {
        book.close();
    }
}
