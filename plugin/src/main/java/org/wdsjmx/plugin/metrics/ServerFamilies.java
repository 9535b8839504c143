package org.wdsjmx.plugin.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.wdsjmx.mbean.Meaning;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.WatchedSession;

/** What is measured of each server as a whole. Sums cover everyone, whatever the limit on clients. */
final class ServerFamilies {

    private static final List<String> STATES = List.of("registered", "tombstoned");

    private ServerFamilies() {}

    static void addTo(Families families, List<ServerView> views) {
        addHealth(families, views);
        addNamespaces(families, views);
        addSums(families, views);
    }

    private static void addHealth(Families families, List<ServerView> views) {
        Families.Family up = families.gauge("wds_up", Meaning.UP + " (1) or not (0)", "server");
        views.forEach(view -> up.add(view.up() ? 1 : 0, view.server()));
        Families.Family lastRead = families.gauge(
                "wds_last_read_timestamp_seconds", "When the last good read of the server began", "server");
        views.stream()
                .filter(view -> view.lastRead() != null)
                .forEach(view -> lastRead.add(Timestamps.seconds(view.lastRead()), view.server()));
        Families.Family running = families.gauge(
                "wds_services_running", Meaning.SERVICES_RUNNING + " (1) or not (0), absent when unknown", "server");
        views.stream()
                .filter(view -> view.details().servicesRunning() != null)
                .forEach(view -> running.add(view.details().servicesRunning() ? 1 : 0, view.server()));
    }

    private static void addNamespaces(Families families, List<ServerView> views) {
        Families.Family namespaces = families.gauge(
                "wds_namespaces", "Namespaces of the server by kind and state", "server", "kind", "state");
        for (ServerView view : views) {
            if (view.snapshot() == null) {
                continue;
            }
            Map<List<String>, Long> counts = new LinkedHashMap<>();
            for (NamespaceKind kind : NamespaceKind.values()) {
                if (kind != NamespaceKind.UNKNOWN) {
                    STATES.forEach(state -> counts.put(List.of(label(kind), state), 0L));
                }
            }
            for (Namespace namespace : view.namespaces()) {
                counts.merge(List.of(label(namespace.kind()), state(namespace)), 1L, Long::sum);
            }
            counts.forEach((labels, count) -> namespaces.add(count, view.server(), labels.get(0), labels.get(1)));
        }
    }

    private static String label(NamespaceKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String state(Namespace namespace) {
        if (namespace.tombstoned() == null) {
            return "unknown";
        }
        return STATES.get(namespace.isTombstone() ? 1 : 0);
    }

    private static void addSums(Families families, List<ServerView> views) {
        Families.Family sessions = families.gauge("wds_sessions", "Sessions of the namespace", "server", "namespace");
        views.forEach(view -> perNamespace(view, s -> 1)
                .forEach((namespace, count) -> sessions.add(count, view.server(), namespace)));
        Families.Family clients =
                families.gauge("wds_clients", "Clients of all sessions of the namespace", "server", "namespace");
        views.forEach(view -> perNamespace(view, s -> s.clients().size())
                .forEach((namespace, count) -> clients.add(count, view.server(), namespace)));
    }

    private static Map<String, Long> perNamespace(ServerView view, ToLongFunction<WatchedSession> count) {
        Map<String, Long> counts = new LinkedHashMap<>();
        view.namespaces().forEach(namespace -> counts.put(namespace.name(), 0L));
        view.sessions().forEach(s -> counts.merge(s.namespace().name(), count.applyAsLong(s), Long::sum));
        return counts;
    }
}
