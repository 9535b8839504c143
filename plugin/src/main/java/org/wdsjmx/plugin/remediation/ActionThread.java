package org.wdsjmx.plugin.remediation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.wdsjmx.plugin.access.CurrentSubject;
import org.wdsjmx.plugin.remediation.Remediation.Begun;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.watch.Change;
import org.wdsjmx.watch.Reading;
import org.wdsjmx.watch.ServerListener;
import org.wdsjmx.watch.ServerOperations;
import org.wdsjmx.watch.ServerView;

/**
 * Does what a remediation decided, one client after another, through the same gate as everybody else, in the name of whoever posted
 * the alert.
 */
public final class ActionThread implements ServerListener, AutoCloseable {

    private static final Logger LOG = System.getLogger(ActionThread.class.getName());
    private static final HResult UNEXPECTED =
            new HResult(0x8000FFFF, "E_UNEXPECTED", "an error of this program ended the request");
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);
    private static final long MILLIS_TO_END = 5_000;

    private final Remediation remediation;
    private final CurrentSubject subject;
    private final UnaryOperator<ServerOperations> gate;
    private final Map<String, ServerOperations> servers = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean ended;

    /** @param gate what a request goes through on its way to a server */
    public ActionThread(Remediation remediation, CurrentSubject subject, UnaryOperator<ServerOperations> gate) {
        this.remediation = remediation;
        this.subject = subject;
        this.gate = gate;
        thread = new Thread(this::run, "wds-remediation");
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void published(ServerOperations server, ServerView view, List<Change> changes, Reading reading) {
        servers.computeIfAbsent(view.server(), name -> gate.apply(server));
        remediation.published(server, view, changes, reading);
    }

    private void run() {
        try {
            while (!ended) {
                step();
            }
        } catch (InterruptedException e) {
            // Closed.
            Thread.currentThread().interrupt();
        }
    }

    private void step() throws InterruptedException {
        try {
            var begun = remediation.begin();
            if (begun.isPresent()) {
                remediation.end(begun.get(), disconnected(begun.get()));
            } else {
                remediation.await(LONGEST_SLEEP);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Something that was to be done about an alert was not done", e);
        }
    }

    private DisconnectResult disconnected(Begun begun) {
        ClientIdentity client = begun.looked().target().client();
        DisconnectType type = begun.work().rule().type();
        ServerOperations server = servers.get(begun.looked().view().server());
        try {
            return subject.call(
                    begun.work().poster().because(begun.work().reason()).subject(),
                    () -> server.disconnect(List.of(client), type).get(0));
        } catch (Exception e) {
            LOG.log(Level.ERROR, "Client " + client.id() + " of " + server.name() + " could not be disconnected", e);
            return new DisconnectResult(
                    client, type, DisconnectOutcome.FAILED, UNEXPECTED, "The request failed: " + e, Duration.ZERO);
        }
    }

    /**
     * Ends after what is under way, and waits for that a few seconds at most. It is not interrupted: the server would do what was asked
     * all the same, and it would be taken for a failure.
     */
    @Override
    public void close() {
        ended = true;
        remediation.wake();
        try {
            thread.join(MILLIS_TO_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
