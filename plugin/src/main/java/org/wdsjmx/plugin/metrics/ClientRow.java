package org.wdsjmx.plugin.metrics;

import java.util.Objects;
import org.wdsjmx.plugin.metrics.exposition.Row;
import org.wdsjmx.transport.Client;
import org.wdsjmx.watch.WatchedClient;

/** The labels of a client. */
final class ClientRow extends Row<WatchedClient> {

    private final String session;
    private final String label;
    private Client client;

    ClientRow(String server, WatchedClient watched) {
        super(info(server, watched), new String[] {"server", server, "client", watched.label()});
        session = watched.sessionLabel();
        label = watched.label();
        client = watched.client();
    }

    private static String[] info(String server, WatchedClient watched) {
        Client client = watched.client();
        return new String[] {
            "server", server,
            "client", watched.label(),
            "session", watched.sessionLabel(),
            "name", client.name(),
            "mac", client.macAddress(),
            "ip", client.ipAddress(),
            "user", client.userIdentity()
        };
    }

    @Override
    protected boolean fits(WatchedClient watched) {
        Client now = watched.client();
        boolean same = watched.label().equals(label)
                && watched.sessionLabel().equals(session)
                && Objects.equals(now.name(), client.name())
                && Objects.equals(now.macAddress(), client.macAddress())
                && Objects.equals(now.ipAddress(), client.ipAddress())
                && Objects.equals(now.userIdentity(), client.userIdentity());
        if (same) {
            // Equal texts of one read are in memory anyway; those of the first one need not be.
            client = now;
        }
        return same;
    }
}
