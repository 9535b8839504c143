package org.wdsjmx.plugin.metrics;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.wdsjmx.mbean.Meaning;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.WatchedSession;

/** What is measured of each session. */
final class SessionFamilies {

    private SessionFamilies() {}

    static void addTo(Families families, List<ServerView> views) {
        Families.Family info = families.info(
                "wds_session_info",
                "What a session sends and over which interface of the server (its address is a MAC address)",
                "server",
                "session",
                "namespace",
                "content",
                "interface",
                "address");
        for (ServerView view : views) {
            for (WatchedSession s : view.sessions()) {
                info.add(
                        1,
                        view.server(),
                        id(s),
                        s.namespace().name(),
                        s.content().name(),
                        s.session().networkInterfaceName(),
                        s.session().networkInterfaceAddress());
            }
        }
        add(
                families,
                views,
                "wds_session_clients",
                Meaning.SESSION_CLIENTS,
                s -> s.clients().size());
        add(
                families,
                views,
                "wds_session_transfer_rate_bytes_per_second",
                Meaning.TRANSFER_RATE,
                s -> s.session().transferRate() < 0 ? Double.NaN : s.session().transferRate());
        add(
                families,
                views,
                "wds_session_completion_min_ratio",
                Meaning.MINIMUM_COMPLETION,
                WatchedSession::minimumCompletion);
        add(
                families,
                views,
                "wds_session_completion_mean_ratio",
                Meaning.MEAN_COMPLETION,
                WatchedSession::meanCompletion);
    }

    private static void add(
            Families families,
            List<ServerView> views,
            String name,
            String help,
            ToDoubleFunction<WatchedSession> value) {
        Families.Family family = families.gauge(name, help, "server", "session");
        for (ServerView view : views) {
            view.sessions().forEach(s -> family.addKnown(value.applyAsDouble(s), view.server(), id(s)));
        }
    }

    private static String id(WatchedSession session) {
        return Long.toString(session.session().id());
    }
}
