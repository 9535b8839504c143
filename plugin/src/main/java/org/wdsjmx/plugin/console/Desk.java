package org.wdsjmx.plugin.console;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import javax.management.MBeanServerConnection;
import javax.swing.SwingUtilities;

/** Keeps the tab up to date over whatever connection there is at the time. It can be told of connections on any thread. */
final class Desk implements AutoCloseable, AgentLine.Listener {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TransportTab tab;
    private AgentLine line;

    /** @param confirmation null for a dialog */
    Desk(Confirmation confirmation) {
        tab = new TransportTab(this::perform, confirmation);
    }

    TransportTab tab() {
        return tab;
    }

    /** From now on this connection, and no other, is used. */
    synchronized void connect(MBeanServerConnection agent) {
        close();
        line = new AgentLine(agent, this);
        line.read();
    }

    synchronized void disconnect() {
        close();
        later(() -> tab.showWaiting("The connection to the agent is lost."));
    }

    /** Reads again, unless the answer to the last read is still waited for. Returns at once. */
    synchronized void refresh() {
        if (line == null) {
            return;
        }
        Duration waiting = line.waiting();
        if (waiting.compareTo(PATIENCE) > 0) {
            later(() -> tab.showWaiting("The agent has not answered for " + waiting.toSeconds() + " s."));
        }
        line.read();
    }

    @Override
    public void read(AgentLine from, Reading reading) {
        later(() -> {
            if (isCurrent(from)) {
                tab.show(reading);
            }
        });
    }

    @Override
    public void failed(AgentLine from, Exception reason) {
        String what = reason instanceof IOException ? "The agent cannot be reached: " : "The agent cannot be read: ";
        later(() -> {
            if (isCurrent(from)) {
                tab.showWaiting(what + Answers.words(reason));
            }
        });
    }

    @Override
    public synchronized void close() {
        if (line != null) {
            line.close();
            line = null;
        }
    }

    private synchronized void perform(Request request, Consumer<Result> results) {
        if (line == null) {
            results.accept(AgentLine.notConnected(request));
        } else {
            line.perform(request, results);
        }
    }

    private synchronized boolean isCurrent(AgentLine other) {
        return line == other;
    }

    private static void later(Runnable show) {
        SwingUtilities.invokeLater(show);
    }
}
