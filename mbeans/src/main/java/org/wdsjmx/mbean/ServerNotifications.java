package org.wdsjmx.mbean;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.SimpleType;
import org.wdsjmx.watch.Change;
import org.wdsjmx.watch.DepartureOutcome;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.WatchedClient;
import org.wdsjmx.watch.WatchedSession;

/**
 * Tells listeners of a server's MBean what changed. Every change between two reads is told once, in order and with rising
 * sequence numbers. Listeners are called on threads of their own: one that is slow delays neither the reading nor the others.
 */
final class ServerNotifications extends NotificationBroadcasterSupport {

    static final String UP = "wds.server.up";
    static final String DOWN = "wds.server.down";
    static final String SESSION_STARTED = "wds.session.started";
    static final String SESSION_ENDED = "wds.session.ended";
    static final String CLIENT_JOINED = "wds.client.joined";
    static final String CLIENT_LEFT = "wds.client.left";
    static final String CLIENT_STALLED = "wds.client.stalled";
    static final String CLIENT_RESUMED = "wds.client.resumed";
    static final String CLIENT_DISCONNECTED = "wds.client.disconnected";

    static final List<MBeanNotificationInfo> INFO = List.of(new MBeanNotificationInfo(
            new String[] {
                UP,
                DOWN,
                SESSION_STARTED,
                SESSION_ENDED,
                CLIENT_JOINED,
                CLIENT_LEFT,
                CLIENT_STALLED,
                CLIENT_RESUMED,
                CLIENT_DISCONNECTED
            },
            Notification.class.getName(),
            "What changed on the server between two reads; the user data names the session or client"));

    private static final Table<Fact> FACTS = new Table<>(
            "Change",
            "What changed on a server",
            "type",
            List.of(
                    new Column<>("type", "Type of the notification", SimpleType.STRING, Fact::type),
                    new Column<>("server", "Name of the server", SimpleType.STRING, Fact::server),
                    new Column<>(
                            "time",
                            "When it was seen, ISO 8601 in UTC",
                            SimpleType.STRING,
                            f -> f.time().toString()),
                    new Column<>(
                            "namespace",
                            "Name of the namespace, or null",
                            SimpleType.STRING,
                            f -> f.session() == null
                                    ? null
                                    : f.session().namespace().name()),
                    new Column<>(
                            "session",
                            "Id of the session, or -1",
                            SimpleType.LONG,
                            f -> f.session() == null
                                    ? -1L
                                    : f.session().session().id()),
                    new Column<>(
                            "client",
                            "Id of the client, or -1",
                            SimpleType.LONG,
                            f -> f.client() == null ? -1L : f.client().client().id()),
                    new Column<>(
                            "name",
                            "Name of the client, or null",
                            SimpleType.STRING,
                            f -> f.client() == null ? null : f.client().client().name()),
                    new Column<>(
                            "macAddress",
                            "MAC address of the client, or null",
                            SimpleType.STRING,
                            f -> f.client() == null ? null : f.client().client().macAddress()),
                    new Column<>(
                            "completion",
                            "What the client has, 0 to 1, or NaN",
                            SimpleType.DOUBLE,
                            f -> f.client() == null
                                    ? Double.NaN
                                    : f.client().client().completion()),
                    new Column<>("outcome", "Why the client left, or null", SimpleType.STRING, Fact::outcome)));

    private final ObjectName source;
    private final ListenerQueues listeners;
    private final AtomicLong sequence = new AtomicLong();

    /**
     * @param source name of the MBean that the notifications come from
     * @param listeners where listeners are called
     */
    ServerNotifications(ObjectName source, ListenerQueues listeners) {
        super(INFO.toArray(MBeanNotificationInfo[]::new));
        this.source = source;
        this.listeners = listeners;
    }

    @Override
    protected void handleNotification(NotificationListener listener, Notification notification, Object handback) {
        listeners.call(listener, () -> listener.handleNotification(notification, handback));
    }

    private record Fact(
            String type, String server, Instant time, WatchedSession session, WatchedClient client, String outcome) {}

    /** Tells what led to a view. */
    void tell(ServerView view, List<Change> changes, Instant time) {
        for (Change change : changes) {
            tell(view, change, time);
        }
    }

    private void tell(ServerView view, Change change, Instant time) {
        if (change instanceof Change.ServerUp) {
            send(new Fact(UP, view.server(), time, null, null, null), "Server " + view.server() + " answers");
        } else if (change instanceof Change.ServerDown down) {
            send(
                    new Fact(DOWN, view.server(), time, null, null, null),
                    down.failure().message());
        } else if (change instanceof Change.SessionStarted started) {
            sendSession(SESSION_STARTED, view, time, started.session(), "started");
        } else if (change instanceof Change.SessionEnded ended) {
            sendSession(SESSION_ENDED, view, time, ended.session(), "ended");
        } else if (change instanceof Change.ClientJoined joined) {
            sendClient(CLIENT_JOINED, view, time, joined.client(), null, "joined");
        } else if (change instanceof Change.ClientStalled stalled) {
            sendClient(CLIENT_STALLED, view, time, stalled.client(), null, "stalled");
        } else if (change instanceof Change.ClientResumed resumed) {
            sendClient(CLIENT_RESUMED, view, time, resumed.client(), null, "resumed");
        } else if (change instanceof Change.ClientLeft left) {
            DepartureOutcome outcome = left.outcome();
            if (outcome == DepartureOutcome.DISCONNECTED_FALLBACK || outcome == DepartureOutcome.DISCONNECTED_ABORT) {
                sendClient(CLIENT_DISCONNECTED, view, time, left.client(), outcome.label(), "was disconnected");
            }
            sendClient(CLIENT_LEFT, view, time, left.client(), outcome.label(), "left: " + outcome.label());
        }
    }

    private void sendSession(String type, ServerView view, Instant time, WatchedSession session, String verb) {
        send(
                new Fact(type, view.server(), time, session, null, null),
                "Session " + session.session().id() + " of " + view.server() + ' ' + verb);
    }

    private void sendClient(
            String type, ServerView view, Instant time, WatchedClient client, String outcome, String verb) {
        WatchedSession place = new WatchedSession(
                client.seen(),
                client.namespace(),
                client.content(),
                client.session(),
                client.sessionLabel(),
                List.of(client));
        send(
                new Fact(type, view.server(), time, place, client, outcome),
                "Client " + client.client().id() + " (" + client.client().name() + ") of " + view.server() + ' '
                        + verb);
    }

    private void send(Fact fact, String message) {
        Notification notification = new Notification(
                fact.type(), source, sequence.incrementAndGet(), fact.time().toEpochMilli(), message);
        CompositeData data = FACTS.row(fact);
        notification.setUserData(data);
        sendNotification(notification);
    }
}
