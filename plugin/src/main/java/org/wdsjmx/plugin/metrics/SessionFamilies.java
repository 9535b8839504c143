package org.wdsjmx.plugin.metrics;

import java.util.List;
import org.wdsjmx.mbean.Meaning;
import org.wdsjmx.plugin.metrics.exposition.Series;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.WatchedSession;

/** What is measured of each session. */
final class SessionFamilies {

    static final Series<WatchedSession> INFO = new Series<>(
            "wds_session_info",
            "What a session sends and over which interface of the server (its address is a MAC address)",
            s -> 1);

    static final List<Series<WatchedSession>> NUMBERS = List.of(
            new Series<>(
                    "wds_session_clients",
                    Meaning.SESSION_CLIENTS,
                    s -> s.clients().size()),
            new Series<>(
                    "wds_session_transfer_rate_bytes_per_second",
                    Meaning.TRANSFER_RATE,
                    s -> s.session().transferRate() < 0
                            ? Double.NaN
                            : s.session().transferRate()),
            new Series<>(
                    "wds_session_completion_min_ratio", Meaning.MINIMUM_COMPLETION, WatchedSession::minimumCompletion),
            new Series<>("wds_session_completion_mean_ratio", Meaning.MEAN_COMPLETION, WatchedSession::meanCompletion));

    private SessionFamilies() {}

    static void addTo(Families families, List<ServerView> views) {
        Families.Family info = families.info(
                INFO.name(), INFO.help(), "server", "session", "namespace", "content", "interface", "address");
        for (ServerView view : views) {
            for (WatchedSession s : view.sessions()) {
                info.add(
                        1,
                        view.server(),
                        s.label(),
                        s.namespace().name(),
                        s.content().name(),
                        s.session().networkInterfaceName(),
                        s.session().networkInterfaceAddress());
            }
        }
        for (Series<WatchedSession> series : NUMBERS) {
            Families.Family family = families.gauge(series.name(), series.help(), "server", "session");
            for (ServerView view : views) {
                view.sessions()
                        .forEach(s -> family.addKnown(series.value().applyAsDouble(s), view.server(), s.label()));
            }
        }
    }
}
