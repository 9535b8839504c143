package org.wdsjmx.plugin.remediation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wdsjmx.plugin.access.AskedServer;
import org.wdsjmx.plugin.access.Authentication;
import org.wdsjmx.plugin.access.AuthenticationException;
import org.wdsjmx.plugin.access.Login;
import org.wdsjmx.plugin.access.Role;
import org.wdsjmx.plugin.access.Way;
import org.wdsjmx.plugin.config.ByteSize;
import org.wdsjmx.plugin.config.RemediationAction;
import org.wdsjmx.plugin.config.RemediationCondition;
import org.wdsjmx.plugin.config.RemediationMode;
import org.wdsjmx.plugin.config.RemediationRule;
import org.wdsjmx.plugin.config.RemediationSettings;
import org.wdsjmx.plugin.disk.Disk;
import org.wdsjmx.plugin.disk.FileDisk;
import org.wdsjmx.plugin.remediation.Remediation.Begun;
import org.wdsjmx.plugin.remediation.Views.Machine;
import org.wdsjmx.testing.SteppingClock;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.watch.Reading;
import org.wdsjmx.watch.ServerView;

/** A remediation in the hand of a test: its clock, its ledger and what its servers show. Nothing is done unless the test does it. */
final class Office implements AutoCloseable {

    static final Duration FRESHNESS = Duration.ofSeconds(30);
    static final Duration SETTLE = Duration.ofMinutes(1);
    static final Duration CONFIRM_WITHIN = Duration.ofMinutes(2);

    final SteppingClock clock;
    final Login poster;
    final List<Decision> told = new ArrayList<>();
    final AskedServer server = new AskedServer();
    private final RemediationPlan plan;
    private final Disk disk;
    private Remediation remediation;
    private Views views = Views.slow();

    /** What a test wants otherwise than usual. */
    static final class Order {
        RemediationMode mode = RemediationMode.ENFORCE;
        int maxPerHour = 10_000;
        int maxQueued = 1_000;
        int breakerAfter = 2;
        double maxShare = 1;
        Duration settle = SETTLE;
        List<RemediationRule> rules;
        Disk disk = new FileDisk();

        RemediationSettings settings() {
            List<RemediationRule> usual = List.of(
                    rule(Alerts.STALLED, RemediationCondition.STALLED, maxShare),
                    rule(Alerts.HELD_BACK, RemediationCondition.HOLDS_BACK, maxShare),
                    RemediationRule.of("Told", RemediationAction.NOTIFY, null));
            return new RemediationSettings(
                    mode,
                    Optional.empty(),
                    maxPerHour,
                    maxQueued,
                    settle,
                    CONFIRM_WITHIN,
                    breakerAfter,
                    rules == null ? usual : rules);
        }
    }

    static RemediationRule rule(String alert, RemediationCondition condition, double maxShare) {
        return new RemediationRule(
                alert,
                RemediationAction.DISCONNECT,
                null,
                condition,
                ByteSize.parse("2MB"),
                0.95,
                maxShare,
                Duration.ofHours(1));
    }

    Office(Path directory) {
        this(directory, new Order());
    }

    Office(Path directory, Order order) {
        this(directory.resolve("remediation.jsonl"), order.settings(), new SteppingClock(), order.disk);
    }

    private Office(Path ledger, RemediationSettings settings, SteppingClock clock, Disk disk) {
        this.clock = clock;
        this.disk = disk;
        plan = new RemediationPlan(settings, ledger, FRESHNESS, new Resuming());
        poster = new Login("alertmanager", Way.ALERT, "192.0.2.7", false, () -> Optional.of(Role.REMEDIATOR));
        open();
    }

    /** Knows every user, and says so. */
    private static final class Resuming implements Authentication {

        @Override
        public Login byPassword(String user, String password, Origin origin) throws AuthenticationException {
            throw new AuthenticationException("nobody is let in");
        }

        @Override
        public Login byToken(String token, Origin origin) throws AuthenticationException {
            throw new AuthenticationException("nobody is let in");
        }

        @Override
        public Login anonymous(Origin origin) throws AuthenticationException {
            throw new AuthenticationException("nobody is let in");
        }

        @Override
        public Login resumed(String user, Origin origin) {
            return new Login(
                    "resumed " + user,
                    origin.way(),
                    origin.address(),
                    origin.readsOnly(),
                    () -> Optional.of(Role.REMEDIATOR));
        }
    }

    private void open() {
        try {
            remediation = new Remediation(plan, (decisions, by) -> told.addAll(decisions), clock, disk);
        } catch (LedgerException e) {
            throw new AssertionError(e);
        }
    }

    Remediation remediation() {
        return remediation;
    }

    Path ledger() {
        return plan.ledger();
    }

    Instant now() {
        return clock.instant();
    }

    /** Ends the program, and starts it again with another configuration. */
    Office restarted(Order order) {
        close();
        return new Office(plan.ledger(), order.settings(), clock, disk);
    }

    void shows(Views other) {
        views = other;
    }

    /** The server is read, and shows these machines. */
    void reads(Machine... machines) {
        reads(List.of(machines));
    }

    void reads(List<Machine> machines) {
        publish(views.at(clock.moment(), machines));
    }

    void publish(ServerView view) {
        remediation.published(server, view, List.of(), new Reading(true, Duration.ZERO, List.of()));
    }

    /** Time goes by, then the server is read. */
    void later(Duration duration, Machine... machines) {
        clock.advance(duration);
        reads(machines);
    }

    Decision take(Alert alert) {
        return remediation.take(Alerts.group(alert), poster).get(0);
    }

    List<Decision> take(List<Alert> alerts) {
        return remediation.take(new AlertGroup(alerts, 0, false), poster);
    }

    Optional<Begun> begin() {
        return remediation.begin();
    }

    /** Does what is due, and tells which client it was; nothing when nothing is due. */
    Optional<ClientIdentity> act() {
        return act(DisconnectOutcome.ACCEPTED);
    }

    Optional<ClientIdentity> act(DisconnectOutcome outcome) {
        Optional<Begun> begun = begin();
        begun.ifPresent(work -> remediation.end(work, result(work, outcome)));
        return begun.map(work -> work.looked().target().client());
    }

    static DisconnectResult result(Begun begun, DisconnectOutcome outcome) {
        return new DisconnectResult(
                begun.looked().target().client(),
                begun.work().rule().type(),
                outcome,
                HResult.OK,
                outcome.name(),
                Duration.ZERO);
    }

    /** The last decision that was told to the audience of decisions that led to no request. */
    Decision lastTold() {
        return told.get(told.size() - 1);
    }

    /** The last decision of all. */
    Decision last() {
        return remediation.status().last().get(0).decision();
    }

    @Override
    public void close() {
        try {
            remediation.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
