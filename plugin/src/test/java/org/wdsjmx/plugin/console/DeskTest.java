package org.wdsjmx.plugin.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wdsjmx.watch.Trees.client;
import static org.wdsjmx.watch.Trees.snapshot;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.management.MBeanServerConnection;
import javax.swing.JTable;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wdsjmx.testing.SteppingClock;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.watch.ScriptedBackend;
import org.wdsjmx.watch.Trees;

@Timeout(60)
class DeskTest {

    private static final String MAC = "00-15-5D-01-02-03";
    private static final String OTHER_MAC = "00-15-5D-01-02-04";

    private final ScriptedBackend backend =
            new ScriptedBackend(() -> snapshot(0, client(1, MAC, 0.25, 30), client(2, OTHER_MAC, 0.5, 30)));
    private final WatchedAgent agent = new WatchedAgent(backend, new SteppingClock(Trees.START), "WDS01");
    private final List<Request> asked = new ArrayList<>();
    private final Desk desk = onEventThread(() -> new Desk(request -> {
        asked.add(request);
        return true;
    }));

    @AfterEach
    void close() {
        desk.close();
        agent.close();
    }

    @Test
    void nothingIsCalledOnTheEventThread() throws Exception {
        // Consoles tell about connections and refreshes on whatever thread they like.
        MachineTableTest.inEventThread(() -> {
            desk.connect(agent.connection());
            desk.refresh();
            return null;
        });
        awaitRows("Clients", 2);
        MachineTableTest.inEventThread(() -> {
            JTable clients = find(JTable.class, "Clients");
            clients.selectAll();
            clients.getComponentPopupMenu()
                    .getComponent(0)
                    .getAccessibleContext()
                    .getAccessibleAction()
                    .doAccessibleAction(0);
            return null;
        });
        awaitRows("Results", 2);

        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.targets()).hasSize(2).anyMatch(target -> target.contains(MAC));
            assertThat(request.isDrastic()).isFalse();
        });
        assertThat(backend.disconnected)
                .extracting(ClientIdentity::macAddress)
                .containsExactlyInAnyOrder(MAC, OTHER_MAC);
        assertThat(agent.calls)
                .anyMatch(call -> call.startsWith("getAttributes"))
                .anyMatch(call -> call.startsWith("invoke"))
                .allMatch(call -> call.contains(" on wds-jmx console "));
    }

    @Test
    void aNewConnectionIsUsedAlthoughTheOldOneHangs() {
        CountDownLatch released = new CountDownLatch(1);
        desk.connect(connection(() -> released.await()));
        desk.refresh();
        desk.connect(agent.connection());
        awaitRows("Clients", 2);
        released.countDown();

        desk.disconnect();
        awaitStatus("is lost");
        assertThat(rows("Clients")).as("what was seen last").isEqualTo(2);
        desk.connect(agent.connection());
        awaitStatus("1 server, 1 session, 2 clients");
    }

    @Test
    void aConnectionThatBreaksIsToldInTheTab() {
        desk.connect(connection(() -> {
            throw new IOException("<html>Connection reset\n");
        }));
        awaitStatus("The agent cannot be reached: <html>Connection reset\\u000A");
    }

    @Test
    void anApplicationWithoutServersSaysSo() throws Exception {
        desk.connect(javax.management.MBeanServerFactory.newMBeanServer());
        awaitStatus("There is no WDS server here");
    }

    @Test
    void anotherMachineWithThatIdIsLeftAlone() throws Exception {
        Machine seen = machine(1, MAC);
        // The same id and name in the same session, but other hardware.
        backend.answer = () -> snapshot(0, client(1, OTHER_MAC, 0.1, 3));
        agent.refresh();

        assertThat(perform(seen))
                .singleElement()
                .satisfies(result -> assertThat(result.outcome()).isEqualTo("CHANGED"));
        assertThat(backend.disconnected).isEmpty();
    }

    @Test
    void aMachineThatHasLeftIsGone() throws Exception {
        Machine seen = machine(2, OTHER_MAC);
        backend.answer = () -> snapshot(0, client(1, MAC, 0.1, 3));
        agent.refresh();

        assertThat(perform(seen)).singleElement().satisfies(result -> {
            assertThat(result.outcome()).isEqualTo("ALREADY_GONE");
            assertThat(result.isGood()).isTrue();
        });
        assertThat(backend.disconnected).isEmpty();
    }

    /** WDS promises unique ids. Where it breaks that, a row still leads to its own MBean. */
    @Test
    void machinesAndSessionsOfOneIdAreReachedByTheirKeys() throws Exception {
        backend.answer = () -> new ServerSnapshot(
                Moment.of(Trees.START),
                Duration.ZERO,
                ServerDetails.UNKNOWN,
                List.of(Trees.namespace(
                        "N",
                        true,
                        List.of(
                                content(10, client(7, MAC, 0.1, 3), client(7, OTHER_MAC, 0.1, 3)),
                                content(11, client(8, "00-15-5D-01-02-05", 0.1, 3))))),
                List.of());
        agent.refresh();
        Reading reading = AgentReader.read(agent.mbeans);
        Server server = reading.servers().get(0);
        assertThat(server.sessions())
                .extracting(session -> reading.machines(session.place()).size())
                .containsExactlyInAnyOrder(2, 1);

        for (Machine machine : server.machines()) {
            assertThat(perform(machine)).extracting(Result::outcome).containsExactly("ACCEPTED");
            assertThat(backend.disconnected.remove())
                    .isEqualTo(new ClientIdentity(machine.id(), machine.name(), machine.mac()));
        }
        for (Session session : server.sessions()) {
            List<Machine> there = reading.machines(session.place());
            List<Result> results = new ArrayList<>();
            new DisconnectSession(session, there, Disposition.FALLBACK).perform(agent.mbeans, results::add);
            assertThat(results).hasSameSizeAs(there);
        }
    }

    private static Content content(long id, Client... clients) {
        return new Content(
                id,
                "install.wim",
                List.of(new org.wdsjmx.transport.Session(20, "Ethernet", "", 1, clients[0].id(), List.of(clients))));
    }

    @Test
    void whenTheConnectionBreaksTheRestIsNotAskedFor() throws Exception {
        List<Result> results = new ArrayList<>();
        new DisconnectMachines(List.of(machine(1, MAC), machine(2, OTHER_MAC), machine(3, MAC)), Disposition.ABORT)
                .perform(
                        connection(() -> {
                            throw new IOException("reset");
                        }),
                        results::add);

        assertThat(results).extracting(Result::outcome).containsExactly("UNKNOWN", "FAILED");
        assertThat(results.get(1).target()).isEqualTo("2 other clients");
    }

    @Test
    void sessionsAreTerminatedAndDisconnectedByTheirOwnBeans() throws Exception {
        Reading reading = AgentReader.read(agent.mbeans);
        Server server = reading.servers().get(0);
        List<Result> results = new ArrayList<>();
        List<Request> actions = SessionActions.of(server.sessions().get(0), server.machines());
        assertThat(actions)
                .extracting(Request::name)
                .containsExactly(
                        "Disconnect master (Fallback)",
                        "Disconnect master (Abort)",
                        "Disconnect all (Fallback)",
                        "Disconnect all (Abort)",
                        "Terminate session");
        assertThat(actions.get(0).targets()).hasSize(1);
        assertThat(actions.get(1).consequence()).contains("UNUSABLE");

        actions.get(3).perform(agent.mbeans, results::add);
        assertThat(results).extracting(Result::outcome).containsExactly("ACCEPTED", "ACCEPTED");
        results.clear();
        actions.get(4).perform(agent.mbeans, results::add);
        assertThat(results).extracting(Result::outcome).containsExactly("DONE");
        assertThat(backend.disconnected).hasSize(2);
        assertThat(backend.performed).hasSize(1);
    }

    private List<Result> perform(Machine machine) {
        List<Result> results = new ArrayList<>();
        new DisconnectMachines(List.of(machine), Disposition.FALLBACK).perform(agent.connection(), results::add);
        return results;
    }

    private static Machine machine(long id, String mac) {
        return new Machine(
                WatchedAgent.WDS01,
                "20",
                Long.toString(id),
                id,
                "PC-" + id,
                mac,
                null,
                null,
                Marks.NONE,
                0.1,
                null,
                null,
                null,
                null,
                null);
    }

    private interface Fault {
        void occur() throws Exception;
    }

    /** A connection all of whose calls end so. */
    private static MBeanServerConnection connection(Fault fault) {
        return (MBeanServerConnection) Proxy.newProxyInstance(
                DeskTest.class.getClassLoader(),
                new Class<?>[] {MBeanServerConnection.class},
                (proxy, method, values) -> {
                    fault.occur();
                    throw new IOException("released");
                });
    }

    private void awaitRows(String table, int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> rows(table) == count);
    }

    private int rows(String table) {
        return onEventThread(() -> find(JTable.class, table).getRowCount());
    }

    private void awaitStatus(String text) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(onEventThread(
                                () -> find(JTextComponent.class, "Status").getText()))
                        .contains(text));
    }

    private <T extends java.awt.Component> T find(Class<T> type, String name) {
        List<T> found = new ArrayList<>();
        walk(desk.tab(), component -> {
            if (type.isInstance(component)
                    && name.equals(component.getAccessibleContext().getAccessibleName())) {
                found.add(type.cast(component));
            }
        });
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    private static void walk(java.awt.Container container, Consumer<java.awt.Component> visitor) {
        for (java.awt.Component component : container.getComponents()) {
            visitor.accept(component);
            if (component instanceof java.awt.Container inner) {
                walk(inner, visitor);
            }
        }
    }

    private static <T> T onEventThread(java.util.concurrent.Callable<T> what) {
        try {
            return MachineTableTest.inEventThread(what);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
