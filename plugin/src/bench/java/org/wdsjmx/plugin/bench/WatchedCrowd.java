package org.wdsjmx.plugin.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.TransportBackend;
import org.wdsjmx.transport.TransportServer;
import org.wdsjmx.watch.ServerListener;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.Watch;
import org.wdsjmx.watch.WatchSettings;

/** One server under the program's own watch, which reads what it is given, when it is told. */
final class WatchedCrowd implements AutoCloseable {

    static final String SERVER = "WDS01";

    private final Watch watch;
    private volatile ServerSnapshot next = Crowd.of(0, 0, 0);

    WatchedCrowd(ServerListener... listeners) {
        this(SERVER, listeners);
    }

    WatchedCrowd(String server, ServerListener... listeners) {
        Duration never = Duration.ofDays(1);
        watch = new Watch(
                Map.of(server, ""),
                new Given(),
                new WatchSettings(never, never, never, never),
                MomentSource.system(),
                List.of(listeners));
        watch.start();
        read(next);
    }

    /** Has it read this; returns when everybody was told. */
    ServerView read(ServerSnapshot snapshot) {
        next = snapshot;
        try {
            ServerView view = watch.servers().get(0).refresh().get();
            // The first answer can be that of a read that was under way.
            return view.snapshot() == snapshot
                    ? view
                    : watch.servers().get(0).refresh().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        watch.close();
    }

    private final class Given implements TransportBackend, TransportServer {

        @Override
        public String name() {
            return "bench";
        }

        @Override
        public TransportServer connect(String server) {
            return this;
        }

        @Override
        public ServerSnapshot read() {
            return next;
        }

        @Override
        public List<DisconnectResult> disconnect(List<ClientIdentity> clients, DisconnectType type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void perform(ServerAction action) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
