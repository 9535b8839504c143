package org.wdsjmx.watch;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.TransportBackend;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

/** A backend whose one server answers as the test says, and that sees which threads call it. */
public final class ScriptedBackend implements TransportBackend {

    /** What the server does when it is read. */
    public interface Answer {
        ServerSnapshot read() throws TransportException;
    }

    public final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    public final AtomicInteger reads = new AtomicInteger();
    public final AtomicInteger open = new AtomicInteger();
    public final AtomicInteger givenUp = new AtomicInteger();
    public final Queue<ClientIdentity> disconnected = new ConcurrentLinkedQueue<>();
    public final Queue<ServerAction> performed = new ConcurrentLinkedQueue<>();
    public volatile Answer answer;
    public volatile CountDownLatch hang;

    public ScriptedBackend(Answer answer) {
        this.answer = answer;
    }

    public static Answer failing(int code) {
        return () -> {
            throw new TransportException("RetrieveNamespaces", HResult.of(code));
        };
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public TransportServer connect(String server) {
        open.incrementAndGet();
        Thread owner = Thread.currentThread();
        threads.add(owner);
        return new TransportServer() {
            @Override
            public ServerSnapshot read() throws TransportException {
                check();
                reads.incrementAndGet();
                hang();
                return answer.read();
            }

            @Override
            public List<DisconnectResult> disconnect(List<ClientIdentity> clients, DisconnectType type) {
                check();
                hang();
                disconnected.addAll(clients);
                return clients.stream()
                        .map(client -> new DisconnectResult(
                                client,
                                type,
                                DisconnectOutcome.ACCEPTED,
                                HResult.OK,
                                "accepted",
                                java.time.Duration.ofMillis(1)))
                        .toList();
            }

            @Override
            public void perform(ServerAction action) {
                check();
                hang();
                performed.add(action);
            }

            @Override
            public void giveUp() {
                givenUp.incrementAndGet();
            }

            @Override
            public String progress() {
                return "in Name of session 5, client 812";
            }

            @Override
            public void close() {
                check();
                open.decrementAndGet();
            }

            private void check() {
                if (Thread.currentThread() != owner) {
                    throw new IllegalStateException("called on " + Thread.currentThread() + " instead of " + owner);
                }
            }

            private void hang() {
                CountDownLatch latch = hang;
                if (latch != null) {
                    boolean released = false;
                    while (!released) {
                        try {
                            latch.await();
                            released = true;
                        } catch (InterruptedException e) {
                            // A native call cannot be interrupted either.
                            continue;
                        }
                    }
                }
            }
        };
    }
}
