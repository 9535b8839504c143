package org.wdsjmx.plugin.metrics;

import java.util.Arrays;
import org.wdsjmx.plugin.metrics.exposition.Row;
import org.wdsjmx.watch.WatchedSession;

/** The labels of a session. */
final class SessionRow extends Row<WatchedSession> {

    private final String server;
    private final String[] info;

    SessionRow(String server, WatchedSession session) {
        this(server, session, info(server, session));
    }

    private SessionRow(String server, WatchedSession session, String[] info) {
        super(info, new String[] {"server", server, "session", session.label()});
        this.server = server;
        this.info = info;
    }

    private static String[] info(String server, WatchedSession session) {
        return new String[] {
            "server", server,
            "session", session.label(),
            "namespace", session.namespace().name(),
            "content", session.content().name(),
            "interface", session.session().networkInterfaceName(),
            "address", session.session().networkInterfaceAddress()
        };
    }

    @Override
    protected boolean fits(WatchedSession session) {
        return Arrays.equals(info, info(server, session));
    }
}
