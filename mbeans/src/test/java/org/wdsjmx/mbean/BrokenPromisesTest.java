package org.wdsjmx.mbean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wdsjmx.watch.Trees.client;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wdsjmx.testing.SteppingClock;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.ContentProvider;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;
import org.wdsjmx.watch.ScriptedBackend;
import org.wdsjmx.watch.Trees;
import org.wdsjmx.watch.Watch;
import org.wdsjmx.watch.WatchSettings;

/** Names and ids that a server promises to be unique, and that are not. */
class BrokenPromisesTest {

    private static final String A = "00-15-5D-00-00-0A";
    private static final String B = "00-15-5D-00-00-0B";

    private final MBeanServer mbeans = MBeanServerFactory.newMBeanServer();
    private final ScriptedBackend backend = new ScriptedBackend(() -> snapshot(List.of()));
    private final MBeanPublisher publisher =
            new MBeanPublisher(mbeans, UnaryOperator.identity(), InstantSource.system(), true);
    private Watch watch;

    @BeforeEach
    void publish() {
        Duration never = Duration.ofHours(1);
        watch = new Watch(
                Map.of("S", ""),
                backend,
                new WatchSettings(never, never, never, never),
                new SteppingClock(Trees.START),
                List.of(publisher));
    }

    @AfterEach
    void close() {
        watch.close();
        publisher.close();
    }

    @Test
    void contentProvidersWithoutOrWithEqualNamesAllShow() throws Exception {
        List<ContentProvider> providers = List.of(
                new ContentProvider(null, "first", null, null),
                new ContentProvider(null, "second", null, null),
                new ContentProvider("WDS", "third", null, null),
                new ContentProvider("WDS", "fourth", null, null),
                new ContentProvider("WDS#2", "fifth", null, null));
        show(() -> new ServerSnapshot(
                Moment.of(Trees.START),
                Duration.ZERO,
                new ServerDetails(1, 2, 3, 0, providers, true),
                List.of(),
                List.of()));
        TabularData table = (TabularData) mbeans.getAttribute(TransportNames.server("S"), "ContentProviders");
        assertThat(table.get(new Object[] {""}).get("Description")).isEqualTo("first");
        assertThat(table.get(new Object[] {"#2"}).get("Description")).isEqualTo("second");
        assertThat(table.get(new Object[] {"WDS"}).get("Description")).isEqualTo("third");
        assertThat(table.get(new Object[] {"WDS#3"}).get("Description")).isEqualTo("fourth");
        assertThat(table.get(new Object[] {"WDS#2"}).get("Description")).isEqualTo("fifth");
    }

    @Test
    void everythingWithARepeatedIdHasItsOwnMBeanAndRow() throws Exception {
        show(() -> snapshot(List.of(
                namespace(1, "one", false, client(7, A, 0.1, 5)), namespace(2, "two", false, client(7, B, 0.2, 5)))));
        assertThat(mbeans.queryNames(new ObjectName("wds.transport:*"), null))
                .extracting(ObjectName::toString)
                .containsExactlyInAnyOrder(
                        "wds.transport:type=Server,server=S",
                        "wds.transport:type=Namespace,server=S,namespace=one",
                        "wds.transport:type=Namespace,server=S,namespace=two",
                        "wds.transport:type=Content,server=S,namespace=one,content=10",
                        "wds.transport:type=Content,server=S,namespace=two,content=10",
                        "wds.transport:type=Session,server=S,session=\"5@1/10\"",
                        "wds.transport:type=Session,server=S,session=\"5@2/10\"",
                        "wds.transport:type=Client,server=S,session=\"5@1/10\",client=\"7@" + A + "\",name=PC-7",
                        "wds.transport:type=Client,server=S,session=\"5@2/10\",client=\"7@" + B + "\",name=PC-7");
        assertThat((TabularData) mbeans.getAttribute(TransportNames.server("S"), "Clients"))
                .extracting(TabularData::size)
                .isEqualTo(2);
        assertThat((TabularData) mbeans.getAttribute(TransportNames.server("S"), "Sessions"))
                .extracting(TabularData::size)
                .isEqualTo(2);
        assertThat(mbeans.getAttribute(TransportNames.server("S"), "ClientCount"))
                .isEqualTo(2L);
    }

    @Test
    void anIdOfTwoMachinesIsNotEnoughToDisconnectOne() throws Exception {
        show(() -> snapshot(List.of(namespace(1, "one", false, client(7, A, 0.1, 5), client(7, B, 0.2, 5)))));
        assertThatThrownBy(() -> mbeans.invoke(
                        TransportNames.server("S"), "disconnectClient", new Object[] {7L, "Fallback"}, new String[] {
                            "long", String.class.getName()
                        }))
                .rootCause()
                .hasMessage("Id 7 does not tell who is meant: S gives it to [7@" + A + ", 7@" + B
                        + "]. Nothing was called.");
        assertThat(backend.disconnected).isEmpty();

        mbeans.invoke(
                TransportNames.client("S", "5", "7@" + B, "PC-7"),
                "disconnect",
                new Object[] {"Fallback"},
                new String[] {String.class.getName()});
        assertThat(backend.disconnected).containsExactly(new ClientIdentity(7, "PC-7", B));
    }

    @Test
    void theAnswerAboutASessionTellsOfEachOfTwoClientsWithOneId() throws Exception {
        show(() -> snapshot(List.of(namespace(1, "one", false, client(7, A, 0.1, 5), client(7, B, 0.2, 5)))));
        TabularData results = (TabularData)
                mbeans.invoke(TransportNames.session("S", 5), "disconnect", new Object[] {"Fallback"}, new String[] {
                    String.class.getName()
                });
        assertThat(results.size()).isEqualTo(2);
        assertThat(results.get(new Object[] {"7"}).get("macAddress")).isEqualTo(A);
        assertThat(results.get(new Object[] {"7#2"}).get("macAddress")).isEqualTo(B);
    }

    @Test
    void aNamespaceThatIsCalledLikeATombstoneKeepsItsName() throws Exception {
        Namespace tombstone = namespace(2, "same", true);
        Namespace literal = namespace(3, "same#2", false);
        for (List<Namespace> order : List.of(List.of(tombstone, literal), List.of(literal, tombstone))) {
            show(() -> snapshot(order));
            assertThat(mbeans.getAttribute(TransportNames.namespace("S", "same#2"), "Id"))
                    .isEqualTo(3L);
            assertThat(mbeans.getAttribute(TransportNames.namespace("S", "same#2#2"), "Id"))
                    .isEqualTo(2L);
        }
    }

    @Test
    void namespacesOfOneNameAreToldByTheirIds() throws Exception {
        show(() -> snapshot(List.of(
                namespace(1, "N", false),
                namespace(2, "N", false),
                namespace(2, "N", false),
                namespace(3, "N", true))));
        assertThat(mbeans.queryNames(new ObjectName("wds.transport:type=Namespace,*"), null))
                .extracting(name -> ObjectName.unquote(name.getKeyProperty("namespace")))
                .containsExactlyInAnyOrder("N#1", "N#2", "N#2#2", "N#3");
    }

    private void show(ScriptedBackend.Answer answer) {
        backend.answer = answer;
        watch.servers().get(0).refresh().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static Namespace namespace(long id, String name, boolean tombstone, Client... clients) {
        List<Content> contents = clients.length == 0
                ? List.of()
                : List.of(new Content(
                        10, "install.wim", List.of(new Session(5, "Ethernet", "", 1, 7, List.of(clients)))));
        return new Namespace(
                id,
                name,
                name,
                "",
                "WDS",
                "",
                NamespaceKind.AUTO_CAST,
                !tombstone,
                tombstone,
                null,
                true,
                -1,
                null,
                contents);
    }

    private static ServerSnapshot snapshot(List<Namespace> namespaces) {
        return new ServerSnapshot(Moment.of(Trees.START), Duration.ZERO, ServerDetails.UNKNOWN, namespaces, List.of());
    }
}
