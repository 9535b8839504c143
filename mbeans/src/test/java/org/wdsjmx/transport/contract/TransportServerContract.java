package org.wdsjmx.transport.contract;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.wdsjmx.transport.DisconnectOutcome.ACCEPTED;
import static org.wdsjmx.transport.DisconnectOutcome.ALREADY_GONE;
import static org.wdsjmx.transport.DisconnectOutcome.CHANGED;
import static org.wdsjmx.transport.DisconnectOutcome.FAILED;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ReadFault;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;
import org.wdsjmx.transport.contract.TransportWorld.Disconnect;
import org.wdsjmx.transport.contract.TransportWorld.Fault;
import org.wdsjmx.transport.contract.TransportWorld.Machine;

/** What every backend owes its callers, whatever stands behind it. */
public abstract class TransportServerContract extends ContractTest {

    private static final int UNAVAILABLE = 0x800706BA;

    // --- Reading

    @Test
    void showsAnEmptyServer() throws Exception {
        ServerSnapshot snapshot = read();

        assertThat(snapshot.namespaces()).isEmpty();
        assertThat(snapshot.faults()).isEmpty();
        assertThat(snapshot.details()).isNotNull();
    }

    @Test
    void saysWhenAndHowLongItRead() throws Exception {
        ServerSnapshot earlier = read();
        ServerSnapshot later = read();

        // A backend may live by clocks of its own, so nothing is said of the wall clock.
        assertThat(later.time().since(earlier.time())).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(later.readDuration().isNegative()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void showsANamespaceWithItsKind(NamespaceKind kind) throws Exception {
        world.namespace(IMAGE, kind);

        Namespace namespace = onlyNamespace(read());

        assertThat(namespace.name()).isEqualTo(IMAGE);
        assertThat(namespace.kind()).isEqualTo(kind);
        assertThat(namespace.contentProvider()).isEqualTo("WDS");
        assertThat(namespace.registered()).isTrue();
        assertThat(namespace.tombstoned()).isFalse();
        assertThat(namespace.tombstoneTime()).isNull();
        assertThat(namespace.contents()).isEmpty();
    }

    @Test
    void showsMachinesInTheSessionOfTheirContent() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        world.namespace("Drivers", NamespaceKind.AUTO_CAST);
        long first = world.join(IMAGE, FILE, pc(1));
        long second = world.join(IMAGE, FILE, pc(2));
        long other = world.join(IMAGE, "res.rwm", pc(3));
        long elsewhere = world.join("Drivers", "drivers.zip", pc(4));

        ServerSnapshot snapshot = read();

        assertThat(snapshot.namespaces()).extracting(Namespace::name).containsExactlyInAnyOrder(IMAGE, "Drivers");
        assertThat(clientsOf(snapshot, IMAGE, FILE)).containsExactlyInAnyOrder(first, second);
        assertThat(clientsOf(snapshot, IMAGE, "res.rwm")).containsExactly(other);
        assertThat(clientsOf(snapshot, "Drivers", "drivers.zip")).containsExactly(elsewhere);
        assertThat(snapshot.faults()).isEmpty();
    }

    @Test
    void showsEveryPropertyOfAMachine() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        long id = world.join(
                IMAGE,
                FILE,
                new Machine("LAB-07", "00-15-5D-0A-0B-0C", "fe80::1", "CONTOSO\\anna", 37, 754, 12, 100, 0));

        Client client = client(read(), id);

        assertThat(client)
                .isEqualTo(new Client(
                        id, "LAB-07", "00-15-5D-0A-0B-0C", "fe80::1", "CONTOSO\\anna", 0.37, 754, 0.12, 1.0, 0.0));
    }

    @Test
    void showsUtilisationsThatTheClientDoesNotReportAsUnknown() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        long id = world.join(IMAGE, FILE, new Machine("PC", "00155D000001", "10.0.0.1", "", 0, 0, 255, 255, 255));

        ServerSnapshot snapshot = read();

        Client client = client(snapshot, id);
        assertThat(client.cpuUtilization()).isNaN();
        assertThat(client.memoryUtilization()).isNaN();
        assertThat(client.networkUtilization()).isNaN();
        assertThat(client.completion()).isZero();
        assertThat(snapshot.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Müller-PC",
                "試験機-01",
                "\uD83D\uDDA5 desk",
                "a\tb\nc\rd",
                "x\",type=Server,server=*?\\",
                "<script>alert(1)</script>",
                "{{.}}=\\N"
            })
    void handsOnWhatTheNetworkSaysVerbatim(String name) throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        long id = world.join(IMAGE, FILE, new Machine(name, "00155D000001", name, name, 1, 1, 1, 1, 1));

        Client client = client(read(), id);

        assertThat(client.name()).isEqualTo(name);
        assertThat(client.ipAddress()).isEqualTo(name);
        assertThat(client.userIdentity()).isEqualTo(name);
    }

    @Test
    void namesAMasterThatIsInTheSessionOrNone() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        world.join(IMAGE, FILE, pc(1));
        world.join(IMAGE, FILE, pc(2));

        for (Session session : sessions(read())) {
            assertThat(session.masterClientId())
                    .satisfiesAnyOf(
                            master -> assertThat(master).isZero(),
                            master -> assertThat(session.clients())
                                    .extracting(Client::id)
                                    .contains(master));
        }
    }

    @Test
    void seesJoiningAndLeavingInLaterReadsOfTheSameConnection() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        long stays = world.join(IMAGE, FILE, pc(1));
        long goes = world.join(IMAGE, FILE, pc(2));
        assertThat(clientIds(read())).containsExactlyInAnyOrder(stays, goes);

        world.leave(goes);
        assertThat(clientIds(read())).containsExactly(stays);

        long comes = world.join(IMAGE, FILE, pc(3));
        assertThat(clientIds(read())).contains(stays, comes).hasSize(2);
    }

    // --- Disconnecting

    @ParameterizedTest
    @EnumSource
    void asksTheServerOnceForADisconnectOfTheGivenType(DisconnectType type) throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        long stays = world.join(IMAGE, FILE, pc(1));
        long goes = world.join(IMAGE, FILE, pc(2));
        ClientIdentity meant = client(read(), goes).identity();

        DisconnectResult result = disconnect(meant, type);

        assertThat(result.outcome()).isEqualTo(ACCEPTED);
        assertThat(result.error()).isEqualTo(HResult.OK);
        assertThat(result.client()).isEqualTo(meant);
        assertThat(result.type()).isEqualTo(type);
        assertThat(result.message()).isNotBlank();
        assertThat(result.duration()).isNotNull();
        assertThat(world.disconnects()).containsExactly(new Disconnect(goes, type));
        await().atMost(Duration.ofSeconds(10))
                .pollInSameThread()
                .untilAsserted(() -> assertThat(clientIds(read())).containsExactly(stays));
    }

    @Test
    void findsThatAMachineHasGoneAlready() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        world.join(IMAGE, FILE, pc(1));
        long id = world.join(IMAGE, FILE, pc(2));
        ClientIdentity meant = client(read(), id).identity();
        world.leave(id);

        DisconnectResult result = disconnect(meant, DisconnectType.FALLBACK);

        assertThat(result.outcome()).isEqualTo(ALREADY_GONE);
        assertThat(world.disconnects()).isEmpty();
    }

    @Test
    void leavesAnotherMachineUnderTheSameIdAlone() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        long id = world.join(IMAGE, FILE, pc(1));
        ClientIdentity meant = client(read(), id).identity();
        world.replace(id, pc(2));

        DisconnectResult result = disconnect(meant, DisconnectType.ABORT);

        assertThat(result.outcome()).isEqualTo(CHANGED);
        assertThat(result.error()).isEqualTo(HResult.OK);
        assertThat(result.message()).isNotBlank();
        assertThat(world.disconnects()).isEmpty();
        assertThat(client(read(), id).name()).isEqualTo(pc(2).name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:15:5d:0a:0b:0c", "00155D0A0B0C", "0015.5d0a.0b0c", " 00-15-5d-0A-0b-0C "})
    void recognisesAMachineWhateverTheNotationOfItsAddress(String notation) throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        long id = world.join(IMAGE, FILE, Machine.named("PC", "00-15-5D-0A-0B-0C"));

        DisconnectResult result = disconnect(new ClientIdentity(id, "PC", notation), DisconnectType.FALLBACK);

        assertThat(result.outcome()).isEqualTo(ACCEPTED);
        assertThat(world.disconnects()).containsExactly(new Disconnect(id, DisconnectType.FALLBACK));
    }

    @Test
    void doesNotActWithoutTheAddressOfTheMachineThatIsMeant() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        long id = world.join(IMAGE, FILE, pc(1));

        DisconnectResult result = disconnect(new ClientIdentity(id, pc(1).name(), null), DisconnectType.FALLBACK);

        assertThat(result.outcome()).isEqualTo(CHANGED);
        assertThat(world.disconnects()).isEmpty();
    }

    @Test
    void doesNotActWhenTheServerDoesNotTellTheAddress() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        long id = world.join(IMAGE, FILE, pc(1));
        ClientIdentity meant = client(read(), id).identity();
        world.fail(Fault.CLIENT_MAC, ACCESS_DENIED);

        DisconnectResult result = disconnect(meant, DisconnectType.FALLBACK);

        assertThat(result.outcome()).isEqualTo(CHANGED);
        assertThat(world.disconnects()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0x80070005, E_ACCESSDENIED", "0x800706BE, RPC_S_CALL_FAILED"})
    void tellsTheCodeOfADisconnectThatFails(String hex, String symbol) throws Exception {
        int code = Long.decode(hex).intValue();
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        long id = world.join(IMAGE, FILE, pc(1));
        ClientIdentity meant = client(read(), id).identity();
        world.fail(Fault.DISCONNECT, code);

        DisconnectResult result = disconnect(meant, DisconnectType.FALLBACK);

        assertThat(result.outcome()).isEqualTo(FAILED);
        assertThat(result.error().code()).isEqualTo(code);
        assertThat(result.error().symbol()).isEqualTo(symbol);
        assertThat(result.message()).isNotBlank();
        world.heal();
        assertThat(clientIds(read())).contains(id);
    }

    @ParameterizedTest
    @CsvSource({"0x80070490, ERROR_NOT_FOUND", "0xC1210104, WDSMCS_E_CLIENT_NOT_FOUND"})
    void takesAMachineForGoneThatTheServerDoesNotFindWhenItIsAsked(String hex, String symbol) throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        long id = world.join(IMAGE, FILE, pc(1));
        ClientIdentity meant = client(read(), id).identity();
        world.fail(Fault.DISCONNECT, Long.decode(hex).intValue());

        DisconnectResult result = disconnect(meant, DisconnectType.FALLBACK);

        assertThat(result.outcome()).isEqualTo(ALREADY_GONE);
        assertThat(result.error().symbol()).isEqualTo(symbol);
    }

    @Test
    void answersForEveryMachineInTheOrderOfTheRequest() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        long first = world.join(IMAGE, FILE, pc(1));
        long gone = world.join(IMAGE, FILE, pc(2));
        long replaced = world.join(IMAGE, FILE, pc(3));
        long last = world.join(IMAGE, "other.wim", pc(4));
        ServerSnapshot seen = read();
        List<ClientIdentity> meant = List.of(
                client(seen, last).identity(),
                client(seen, gone).identity(),
                client(seen, first).identity(),
                client(seen, replaced).identity());
        world.leave(gone);
        world.replace(replaced, pc(5));

        List<DisconnectResult> results = connected().disconnect(meant, DisconnectType.ABORT);

        assertThat(results).extracting(DisconnectResult::client).containsExactlyElementsOf(meant);
        assertThat(results)
                .extracting(DisconnectResult::outcome)
                .containsExactly(ACCEPTED, ALREADY_GONE, ACCEPTED, CHANGED);
        assertThat(world.disconnects())
                .containsExactlyInAnyOrder(
                        new Disconnect(last, DisconnectType.ABORT), new Disconnect(first, DisconnectType.ABORT));
    }

    @Test
    void doesNotTakeAMachineForGoneThatItCouldNotLookFor() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        long id = world.join(IMAGE, FILE, pc(1));
        ClientIdentity meant = client(read(), id).identity();
        world.fail(Fault.RETRIEVE_CLIENTS, ACCESS_DENIED);

        DisconnectResult result = disconnect(meant, DisconnectType.FALLBACK);

        assertThat(result.outcome()).isEqualTo(DisconnectOutcome.FAILED);
        assertThat(result.error().code()).isEqualTo(ACCESS_DENIED);
        assertThat(world.disconnects()).isEmpty();
    }

    // --- Failing

    @ParameterizedTest
    @ValueSource(ints = {UNAVAILABLE, ACCESS_DENIED})
    void saysWhyItCannotConnect(int code) {
        world.fail(Fault.CONNECT, code);

        TransportException failure = catchThrowableOfType(TransportException.class, this::read);

        assertThat(failure).isNotNull();
        assertThat(failure.error().code()).isEqualTo(code);
        assertThat(failure).hasMessageContaining(HResult.of(code).symbol());
    }

    @Test
    void failsWhenNothingOfTheServerCanBeRead() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        long id = world.join(IMAGE, FILE, pc(1));
        ClientIdentity meant = client(read(), id).identity();
        world.fail(Fault.RETRIEVE_NAMESPACES, UNAVAILABLE);

        assertThat(catchThrowableOfType(TransportException.class, this::read)
                        .error()
                        .code())
                .isEqualTo(UNAVAILABLE);
        assertThat(catchThrowableOfType(TransportException.class, () -> disconnect(meant, DisconnectType.FALLBACK))
                        .error()
                        .code())
                .isEqualTo(UNAVAILABLE);
        assertThat(world.disconnects()).isEmpty();
    }

    @Test
    void worksAgainOnTheSameConnectionAfterAFailure() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        long id = world.join(IMAGE, FILE, pc(1));
        read();
        world.fail(Fault.RETRIEVE_NAMESPACES, UNAVAILABLE);
        assertThatThrownBy(this::read).isInstanceOf(TransportException.class);
        assertThatThrownBy(this::read).isInstanceOf(TransportException.class);

        world.heal();

        ServerSnapshot snapshot = read();
        assertThat(clientIds(snapshot)).containsExactly(id);
        assertThat(snapshot.faults()).isEmpty();
    }

    @Test
    void showsTheRestWhenClientsCannotBeListed() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        world.namespace("Idle", NamespaceKind.SCHEDULED_CAST_MANUAL_START);
        world.join(IMAGE, FILE, pc(1));
        world.fail(Fault.RETRIEVE_CLIENTS, ACCESS_DENIED);

        ServerSnapshot snapshot = read();

        assertThat(snapshot.namespaces()).hasSize(2);
        assertThat(sessions(snapshot)).hasSize(1);
        assertThat(clientIds(snapshot)).isEmpty();
        assertThat(snapshot.faults()).hasSize(1);
        assertThat(snapshot.faults().get(0).error().code()).isEqualTo(ACCESS_DENIED);
        assertThat(snapshot.faults().get(0).where()).isNotBlank();
    }

    @Test
    void saysWhatAListHidesThatCannotBeRead() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        world.join(IMAGE, FILE, pc(1));
        world.fail(Fault.RETRIEVE_CLIENTS, ACCESS_DENIED);

        ServerSnapshot snapshot = read();

        Content content = snapshot.namespaces().get(0).contents().get(0);
        assertThat(snapshot.faults().get(0).branch())
                .isEqualTo(new ReadFault.Branch(
                        IMAGE, content.id(), content.sessions().get(0).id()));
    }

    @Test
    void hidesNobodyWhenOnlyAPropertyCannotBeRead() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        world.join(IMAGE, FILE, pc(1));
        world.fail(Fault.CLIENT_NAME, ACCESS_DENIED);

        assertThat(read().faults().get(0).branch()).isNull();
    }

    @Test
    void showsTheRestOfAMachineWhoseNameCannotBeRead() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        long id = world.join(IMAGE, FILE, pc(1));
        long other = world.join(IMAGE, FILE, pc(2));
        world.fail(Fault.CLIENT_NAME, ACCESS_DENIED);

        ServerSnapshot snapshot = read();

        assertThat(client(snapshot, id).name()).isNull();
        assertThat(client(snapshot, id).macAddress()).isEqualTo(pc(1).macAddress());
        assertThat(client(snapshot, id).completion()).isEqualTo(0.37);
        assertThat(client(snapshot, other).name()).isNull();
        assertThat(snapshot.faults())
                .as("the same fault of many machines is told once")
                .hasSize(1);
        assertThat(snapshot.faults().get(0).error().code()).isEqualTo(ACCESS_DENIED);
    }

    @Test
    void goesOnWhenAHangEnds() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        long id = world.join(IMAGE, FILE, pc(1));
        world.fail(Fault.HANG, 0);
        CompletableFuture<ServerSnapshot> reading = new CompletableFuture<>();
        Thread reader = new Thread(() -> readOnOwnConnection(reading), "hanging reader");
        reader.setDaemon(true);
        reader.start();

        assertThatThrownBy(() -> reading.get(300, MILLISECONDS)).isInstanceOf(TimeoutException.class);

        world.heal();
        assertThat(clientIds(reading.get(20, SECONDS))).containsExactly(id);
        reader.join(10_000);
        assertThat(reader.isAlive()).isFalse();
    }

    @Test
    void endsWorkThatIsGivenUpWithoutAnAnswer() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        world.fail(Fault.HANG, 0);
        CompletableFuture<TransportServer> connection = new CompletableFuture<>();
        CompletableFuture<ServerSnapshot> reading = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try (TransportServer own = world.backend().connect(world.server())) {
                        connection.complete(own);
                        reading.complete(own.read());
                    } catch (TransportException | RuntimeException e) {
                        reading.completeExceptionally(e);
                    }
                },
                "reader who is given up");
        reader.setDaemon(true);
        reader.start();
        TransportServer hanging = connection.get(20, SECONDS);
        await().untilAsserted(() -> assertThat(hanging.progress()).startsWith("in "));

        hanging.giveUp();
        world.heal();

        assertThatThrownBy(() -> reading.get(20, SECONDS)).hasCauseInstanceOf(TransportException.class);
        assertThat(hanging.progress()).isEmpty();
        reader.join(10_000);
        assertThat(reader.isAlive()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "RETRIEVE_CLIENTS, 0x800706BA",
        "RETRIEVE_CLIENTS, 0x80010108",
        "CLIENT_NAME, 0x800706BE",
        "CLIENT_MAC, 0xC1100113"
    })
    void failsWhenTheServerIsLostInTheMiddleOfTheTree(Fault fault, String hex) throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        long id = world.join(IMAGE, FILE, pc(1));
        read();
        world.fail(fault, Long.decode(hex).intValue());

        for (int i = 0; i < 2; i++) {
            assertThat(catchThrowableOfType(TransportException.class, this::read)
                            .error()
                            .hex())
                    .isEqualTo(hex);
        }
        world.heal();
        assertThat(clientIds(read())).containsExactly(id);
        assertThat(read().faults()).isEmpty();
    }

    @Test
    void mayBeClosedTwice() throws Exception {
        read();

        server.close();
        server.close();
    }

    private void readOnOwnConnection(CompletableFuture<ServerSnapshot> result) {
        try (TransportServer own = world.backend().connect(world.server())) {
            result.complete(own.read());
        } catch (TransportException | RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    private DisconnectResult disconnect(ClientIdentity client, DisconnectType type) throws TransportException {
        List<DisconnectResult> results = connected().disconnect(List.of(client), type);
        assertThat(results).hasSize(1);
        return results.get(0);
    }
}
