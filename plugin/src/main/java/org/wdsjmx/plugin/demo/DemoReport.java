package org.wdsjmx.plugin.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.watch.Change;
import org.wdsjmx.watch.Reading;
import org.wdsjmx.watch.ServerListener;
import org.wdsjmx.watch.ServerOperations;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.WatchedClient;
import org.wdsjmx.watch.WatchedSession;

/** Tells in the terminal what goes on in a demo: its sessions every now and then, and what is worth a look at once. */
public final class DemoReport implements ServerListener {

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final PrintStream out;
    private final StringBuilder held = new StringBuilder();
    private boolean begun;
    private final Map<String, Moment> lastReports = new HashMap<>();

    /** @param out the terminal */
    public DemoReport(PrintStream out) {
        this.out = out;
    }

    /** Tells what it has held back, and from now on everything at once: servers may be read before it is known where to look. */
    public synchronized void begin() {
        begun = true;
        out.print(held);
        held.setLength(0);
        out.flush();
    }

    @Override
    public synchronized void published(
            ServerOperations server, ServerView view, List<Change> changes, Reading reading) {
        if (view.lastRead() == null || !view.up()) {
            return;
        }
        changes.forEach(change -> tell(view, change));
        Moment last = lastReports.get(view.server());
        if (last == null || view.lastRead().isAtLeast(PAUSE, last)) {
            lastReports.put(view.server(), view.lastRead());
            report(view);
        }
    }

    private void tell(ServerView view, Change change) {
        String time = TIME.format(view.lastRead().instant());
        if (change instanceof Change.ClientStalled stalled) {
            print("%s  %s has stalled at %s%n", time, name(stalled.client()), percent(stalled.client()));
        } else if (change instanceof Change.ClientLeft left) {
            print(
                    "%s  %s has left at %s: %s%n",
                    time,
                    name(left.client()),
                    percent(left.client()),
                    left.outcome().label());
        }
    }

    private void report(ServerView view) {
        print(
                "%s  %s: %d sessions, %d clients%n",
                TIME.format(view.lastRead().instant()),
                view.server(),
                view.sessions().size(),
                view.clients().size());
        for (WatchedSession session : view.sessions()) {
            print(
                    "          session %d  %-14s %3d clients %8.1f MB/s  mean %s%s%n",
                    session.session().id(),
                    session.content().name(),
                    session.clients().size(),
                    session.session().transferRate() / 1e6,
                    percent(session.meanCompletion()),
                    session.master().map(master -> "  paced by " + name(master)).orElse("  no master"));
        }
    }

    private void print(String format, Object... values) {
        String text = String.format(Locale.ROOT, format, values);
        if (begun) {
            out.print(text);
            out.flush();
        } else {
            held.append(text);
        }
    }

    private static String name(WatchedClient client) {
        return client.client().name() + " (client " + client.client().id() + ")";
    }

    private static String percent(WatchedClient client) {
        return percent(client.client().completion());
    }

    private static String percent(double ratio) {
        return Double.isNaN(ratio) ? "?" : Math.round(ratio * 100) + " %";
    }
}
