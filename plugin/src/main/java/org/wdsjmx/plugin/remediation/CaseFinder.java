package org.wdsjmx.plugin.remediation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.wdsjmx.plugin.config.Quoted;
import org.wdsjmx.plugin.config.RemediationAction;
import org.wdsjmx.plugin.config.RemediationRule;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.MacAddress;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.WatchedClient;
import org.wdsjmx.watch.WatchedSession;

/**
 * Looks up what an alert is about in the last view of its server. The labels {@code server}, {@code client} and {@code mac} must name
 * it; {@code session} may. What they say is compared, never used for anything else.
 */
final class CaseFinder {

    private static final Pattern ID = Pattern.compile("[0-9]{1,10}");
    private static final Set<String> LABELS = Set.of(Alert.NAME, "server", "session", "client", "mac", "name");
    private static final long HIGHEST_ID = 0xFFFF_FFFFL;
    private static final int LONGEST_MAC = 64;

    private final Function<String, Optional<ServerView>> servers;
    private final Duration freshness;

    /**
     * @param servers the last view of a server by its name
     * @param freshness age from which on a view says nothing about now
     */
    CaseFinder(Function<String, Optional<ServerView>> servers, Duration freshness) {
        this.servers = servers;
        this.freshness = freshness;
    }

    /** Thrown when there is no case. */
    static final class NoCaseException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Objection objection;

        NoCaseException(Objection objection) {
            super(objection.message());
            this.objection = objection;
        }

        private NoCaseException(Reason reason, String message) {
            this(new Objection(reason, message));
        }

        Objection objection() {
            return objection;
        }
    }

    /** Those of the labels that are looked at here, and what a person knows the alert by. */
    static Map<String, String> needed(Map<String, String> labels) {
        Map<String, String> needed = new TreeMap<>(labels);
        needed.keySet().retainAll(LABELS);
        return needed;
    }

    /** What the labels say, as far as they are legal. */
    static Target claimed(Alert alert) {
        return new Target(
                alert.label("server"),
                id(alert.label("session")),
                new ClientIdentity(id(alert.label("client")), alert.label("name"), alert.label("mac")));
    }

    /** @throws NoCaseException when nothing fits the alert */
    Case find(Alert alert, RemediationRule rule, Moment now) throws NoCaseException {
        Target claimed = claimed(alert);
        requireLabels(alert, claimed);
        ServerView view = servers.apply(claimed.server())
                .orElseThrow(() -> new NoCaseException(
                        Reason.UNKNOWN_SERVER, "No server " + Quoted.text(claimed.server()) + " is watched here"));
        requireFresh(view, now);
        WatchedClient client = listed(view, claimed);
        requireSame(client, claimed);
        WatchedSession session = view.sessions().stream()
                .filter(listed -> listed.label().equals(client.sessionLabel()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a client of a view is in a session of that view"));
        if (rule.action() == RemediationAction.DISCONNECT_MASTER && !client.isMaster()) {
            throw new NoCaseException(
                    Reason.CONDITION_GONE,
                    "Client " + claimed.client().id() + " does not set the pace of its session any more");
        }
        return new Case(alert, rule, view, session, client, now);
    }

    /** The client with the id. One of several, against the promise of WDS, is nobody to act on: the id may hit another. */
    private static WatchedClient listed(ServerView view, Target claimed) throws NoCaseException {
        long id = claimed.client().id();
        List<WatchedClient> listed =
                view.clients().stream().filter(c -> c.client().id() == id).toList();
        if (listed.isEmpty()) {
            throw new NoCaseException(
                    Reason.UNKNOWN_CLIENT, "Client " + id + " is not on " + view.server() + " any more");
        }
        if (listed.size() > 1) {
            throw new NoCaseException(
                    Reason.CHANGED,
                    view.server() + " gives id " + id + " to " + listed.size()
                            + " clients: nothing is done, as it might hit another one");
        }
        return listed.get(0);
    }

    private static void requireLabels(Alert alert, Target claimed) throws NoCaseException {
        require(claimed.server() != null, "server", alert);
        require(claimed.client().id() >= 0, "client", alert);
        String mac = claimed.client().macAddress();
        require(mac != null && !mac.isBlank() && mac.length() <= LONGEST_MAC, "mac", alert);
        require(alert.label("session") == null || claimed.session() >= 0, "session", alert);
    }

    private static void require(boolean holds, String label, Alert alert) throws NoCaseException {
        if (!holds) {
            String value = alert.label(label);
            throw new NoCaseException(
                    Reason.BAD_LABELS,
                    "Label " + label + (value == null ? " is missing" : " is " + Quoted.text(value))
                            + "; the alert must bear the labels server, client (an id) and mac of the machine");
        }
    }

    private void requireFresh(ServerView view, Moment now) throws NoCaseException {
        if (!view.up() || view.snapshot() == null) {
            throw new NoCaseException(Reason.STALE_SNAPSHOT, "Server " + view.server() + " does not answer");
        }
        Duration age = now.since(view.lastRead());
        if (age.compareTo(freshness) > 0) {
            throw new NoCaseException(
                    Reason.STALE_SNAPSHOT,
                    "Server " + view.server() + " was read " + age.toSeconds() + " s ago, which may be "
                            + freshness.toSeconds() + " s");
        }
    }

    private static void requireSame(WatchedClient client, Target claimed) throws NoCaseException {
        String mac = client.client().macAddress();
        if (mac == null || !MacAddress.sameAddress(mac, claimed.client().macAddress())) {
            throw new NoCaseException(
                    Reason.CHANGED,
                    "Client " + claimed.client().id() + " has MAC address "
                            + (mac == null ? "unknown" : Quoted.text(mac)) + ", not "
                            + Quoted.text(claimed.client().macAddress()) + ": it is another machine");
        }
        if (claimed.session() >= 0 && claimed.session() != client.session().id()) {
            throw new NoCaseException(
                    Reason.CHANGED,
                    "Client " + claimed.client().id() + " is in session "
                            + client.session().id() + " by now, not in " + claimed.session());
        }
    }

    private static long id(String text) {
        if (text == null || !ID.matcher(text).matches()) {
            return -1;
        }
        long id = Long.parseLong(text);
        return id > HIGHEST_ID ? -1 : id;
    }
}
