package org.wdsjmx.plugin.metrics;

import io.prometheus.client.Collector;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.wdsjmx.plugin.metrics.exposition.Page;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.watch.Change;
import org.wdsjmx.watch.Reading;
import org.wdsjmx.watch.ServerListener;
import org.wdsjmx.watch.ServerOperations;
import org.wdsjmx.watch.ServerView;

/**
 * The metrics of all watched servers, in a stable order. Can be registered in any registry. A collection reads the last
 * views only: it neither waits for a server nor asks it anything.
 */
public final class TransportCollector extends Collector implements ServerListener, Page.Source {

    private final Map<String, ServerView> views = new ConcurrentSkipListMap<>();
    private final ChangeMetrics changes = new ChangeMetrics();
    private final DisconnectMetrics disconnects = new DisconnectMetrics();
    private final String version;
    private final String backend;
    private final int maxClients;
    private final List<String> origins;
    private final LabelledSeries series = new LabelledSeries();
    private final SharedParts shared = new SharedParts(this::write);

    /**
     * @param version version of this program
     * @param backend name of the backend
     * @param maxClients most clients of one server that get series of their own
     * @param origins ways in by which a disconnect can come
     */
    public TransportCollector(String version, String backend, int maxClients, List<String> origins) {
        this.version = version;
        this.backend = backend;
        this.maxClients = maxClients;
        this.origins = List.copyOf(origins);
    }

    @Override
    public void published(ServerOperations server, ServerView view, List<Change> seen, Reading reading) {
        changes.published(server, view, seen, reading);
        if (views.put(view.server(), view) == null) {
            origins.forEach(origin -> disconnects.startAtZero(view.server(), origin));
        }
        series.published();
        shared.changed();
    }

    /** Counts what came of requests to disconnect clients of a server. */
    public void disconnected(String server, String origin, List<DisconnectResult> results) {
        disconnects.count(server, origin, results);
        shared.changed();
    }

    @Override
    public List<MetricFamilySamples> collect() {
        List<ServerView> servers = List.copyOf(views.values());
        Families families = head(servers);
        SessionFamilies.addTo(families, servers);
        List<ClientSelection> selections = selections(servers);
        ClientFamilies.addTo(families, selections);
        addRest(families, servers);
        families.addAll(disconnects.collect());
        return families.all();
    }

    @Override
    public void addTo(Page page) {
        page.addAll(shared.of(page.format()));
    }

    private void write(Page page) {
        List<ServerView> servers = List.copyOf(views.values());
        List<ClientSelection> selections = selections(servers);
        page.add(head(servers).all());
        page.add(series.write(selections, page.format()));
        Families rest = new Families();
        ClientFamilies.addDropped(rest, selections);
        addRest(rest, servers);
        page.add(rest.all());
        disconnects.addTo(page);
    }

    private List<ClientSelection> selections(List<ServerView> servers) {
        return servers.stream()
                .map(view -> ClientSelection.of(view, maxClients))
                .toList();
    }

    private Families head(List<ServerView> servers) {
        Families families = new Families();
        families.info(
                        "wds_agent_info",
                        "The wds-jmx agent: its version and how it reaches servers",
                        "version",
                        "backend")
                .add(1, version, backend);
        ServerFamilies.addTo(families, servers);
        return families;
    }

    private void addRest(Families families, List<ServerView> servers) {
        TftpFamilies.addTo(families, servers);
        families.addAll(changes.collect());
    }
}
