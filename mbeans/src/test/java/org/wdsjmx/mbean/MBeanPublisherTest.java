package org.wdsjmx.mbean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wdsjmx.watch.Trees.client;
import static org.wdsjmx.watch.Trees.snapshot;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.management.Attribute;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.OpenMBeanParameterInfo;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wdsjmx.testing.SteppingClock;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.watch.ScriptedBackend;
import org.wdsjmx.watch.ServerWatcher;
import org.wdsjmx.watch.Trees;
import org.wdsjmx.watch.Watch;
import org.wdsjmx.watch.WatchSettings;

class MBeanPublisherTest {

    private static final String MAC = "00-15-5D-01-02-03";
    private static final Client SLOW = client(1, MAC, 0.25, 30);
    private static final Client FAST = client(2, "00-15-5D-01-02-04", 0.75, 30);

    private final MBeanServer mbeans = MBeanServerFactory.newMBeanServer();
    private final ScriptedBackend backend = new ScriptedBackend(() -> now(SLOW, FAST));
    private final MBeanPublisher publisher =
            new MBeanPublisher(mbeans, UnaryOperator.identity(), InstantSource.system(), true);
    private Watch watch;
    private ServerWatcher watcher;

    @BeforeEach
    void publish() {
        Duration never = Duration.ofHours(1);
        watch = new Watch(
                Map.of("WDS01", ""),
                backend,
                new WatchSettings(never, never, never, never),
                new SteppingClock(Trees.START),
                List.of(publisher));
        watcher = watch.servers().get(0);
        refresh();
    }

    @AfterEach
    void close() {
        watch.close();
        publisher.close();
    }

    @Test
    void everyThingOfTheTreeIsAnMBean() throws Exception {
        assertThat(mbeans.queryNames(new ObjectName("wds.transport:*"), null))
                .extracting(ObjectName::toString)
                .containsExactlyInAnyOrder(
                        "wds.transport:type=Server,server=WDS01",
                        "wds.transport:type=Namespace,server=WDS01,namespace=N",
                        "wds.transport:type=Content,server=WDS01,namespace=N,content=10",
                        "wds.transport:type=Session,server=WDS01,session=20",
                        "wds.transport:type=Client,server=WDS01,session=20,client=1,name=PC-1",
                        "wds.transport:type=Client,server=WDS01,session=20,client=2,name=PC-2");
    }

    @Test
    void theAttributesOfAClientAreThoseOfTheSnapshot() throws Exception {
        assertThat(mbeans.getAttribute(slow(), "Completion")).isEqualTo(0.25);
        assertThat(mbeans.getAttribute(slow(), "MacAddress")).isEqualTo(MAC);
        assertThat(mbeans.getAttribute(slow(), "Master")).isEqualTo(true);
        assertThat(mbeans.getAttribute(slow(), "Session")).isEqualTo(20L);
        assertThat(mbeans.getAttribute(slow(), "EstimatedSecondsRemaining")).isEqualTo(Double.NaN);
        assertThat(mbeans.getAttribute(slow(), "SnapshotTime"))
                .isEqualTo(Date.from(watcher.view().lastRead().instant()));
    }

    @Test
    void everyAttributeOfEveryBeanCanBeReadAndHasItsType() throws Exception {
        for (ObjectName name : mbeans.queryNames(new ObjectName("wds.transport:*"), null)) {
            MBeanInfo info = mbeans.getMBeanInfo(name);
            for (var attribute : info.getAttributes()) {
                Object value = mbeans.getAttribute(name, attribute.getName());
                assertThat(value == null
                                || ((javax.management.openmbean.OpenMBeanAttributeInfo) attribute).isValue(value))
                        .as("%s of %s is %s", attribute.getName(), name, value)
                        .isTrue();
                assertThat(attribute.getDescription()).isNotBlank().isNotEqualTo(attribute.getName());
            }
        }
    }

    @Test
    void operationsHaveDescriptionsImpactAndLegalValues() throws Exception {
        MBeanOperationInfo disconnect = mbeans.getMBeanInfo(slow()).getOperations()[0];
        assertThat(disconnect.getImpact()).isEqualTo(MBeanOperationInfo.ACTION);
        assertThat(disconnect.getDescription()).contains("unicast").contains("unusable");
        OpenMBeanParameterInfo type = (OpenMBeanParameterInfo) disconnect.getSignature()[0];
        assertThat(type.getName()).isEqualTo("type");
        assertThat(type.getLegalValues()).isEqualTo(java.util.Set.of("Fallback", "Abort"));
    }

    @Test
    void aSessionShowsWhoHoldsItBack() throws Exception {
        assertThat(mbeans.getAttribute(session(), "MasterClient")).isEqualTo("PC-1");
        assertThat(mbeans.getAttribute(session(), "MasterClientId")).isEqualTo(1L);
        assertThat(mbeans.getAttribute(session(), "MinimumCompletion")).isEqualTo(0.25);
        assertThat(mbeans.getAttribute(session(), "MeanCompletion")).isEqualTo(0.5);
        assertThat(mbeans.getAttribute(session(), "ClientCount")).isEqualTo(2L);
    }

    @Test
    void theTableOfClientsHasARowForEach() throws Exception {
        TabularData table = (TabularData) mbeans.getAttribute(server(), "Clients");
        assertThat(table.size()).isEqualTo(2);
        assertThat(table.get(new Object[] {"2"}).get("Name")).isEqualTo("PC-2");
    }

    @Test
    void theColumnsOfClientsSayTheSameAsTheirTable() throws Exception {
        TabularData table = (TabularData) mbeans.getAttribute(server(), "Clients");
        CompositeData columns = (CompositeData) mbeans.getAttribute(server(), "ClientColumns");
        long[] ids = (long[]) columns.get("Id");
        assertThat(ids).containsExactlyInAnyOrder(1, 2);
        for (int i = 0; i < ids.length; i++) {
            CompositeData row = table.get(new Object[] {Long.toString(ids[i])});
            Set<String> both = row.getCompositeType().keySet();
            assertThat(columns.getCompositeType().keySet()).containsExactlyInAnyOrderElementsOf(both);
            for (String column : both) {
                assertThat(java.lang.reflect.Array.get(columns.get(column), i))
                        .as(column)
                        .isEqualTo(row.get(column));
            }
        }
    }

    @Test
    void whoLeavesLosesItsBeanAndWhoStaysKeepsIt() throws Exception {
        ObjectName stays = new ObjectName("wds.transport:type=Client,server=WDS01,session=20,client=2,name=PC-2");
        backend.answer = () -> now(client(2, FAST.macAddress(), 0.8, 35));
        refresh();
        assertThat(mbeans.isRegistered(slow())).isFalse();
        assertThat(mbeans.getAttribute(stays, "Completion")).isEqualTo(0.8);
        assertThatThrownBy(() -> mbeans.getAttribute(slow(), "Completion"))
                .isInstanceOf(InstanceNotFoundException.class);
    }

    @Test
    void whoHasLeftIsRememberedWithWhy() throws Exception {
        invoke(slow(), "disconnect", "Fallback");
        backend.answer = () -> now(FAST);
        refresh();
        TabularData departures = (TabularData) mbeans.getAttribute(server(), "RecentDepartures");
        CompositeData departure = departures.get(new Object[] {1L});
        assertThat(departure.get("Name")).isEqualTo("PC-1");
        assertThat(departure.get("Outcome")).isEqualTo("disconnected_fallback");
    }

    @Test
    void aMachineThatTookOverIdAndNameIsANewBean() throws Exception {
        backend.answer = () -> now(client(1, "00-15-5D-FF-FF-FF", 0, 0), FAST);
        refresh();
        assertThat(mbeans.getAttribute(slow(), "MacAddress")).isEqualTo("00-15-5D-FF-FF-FF");
    }

    @Test
    void aFailingServerSaysWhyAndShowsItsLastSnapshot() throws Exception {
        backend.answer = ScriptedBackend.failing(0x80070005);
        refresh();
        assertThat(mbeans.getAttribute(server(), "Up")).isEqualTo(false);
        assertThat(mbeans.getAttribute(server(), "LastErrorCode")).isEqualTo("0x80070005");
        assertThat((String) mbeans.getAttribute(server(), "LastError")).contains("RetrieveNamespaces");
        assertThat(mbeans.isRegistered(slow())).isTrue();
    }

    @Test
    void aClientIsDisconnectedByItsBean() throws Exception {
        CompositeData result = (CompositeData) invoke(slow(), "disconnect", "Fallback");
        assertThat(result.get("outcome")).isEqualTo("ACCEPTED");
        assertThat(result.get("type")).isEqualTo("Fallback");
        assertThat(backend.disconnected).containsExactly(SLOW.identity());
    }

    @Test
    void aSessionDisconnectsAllItsClients() throws Exception {
        TabularData results = (TabularData) invoke(session(), "disconnect", "abort");
        assertThat(results.size()).isEqualTo(2);
        assertThat(backend.disconnected).containsExactly(SLOW.identity(), FAST.identity());
    }

    @Test
    void aSessionDisconnectsItsMaster() throws Exception {
        invoke(session(), "disconnectMaster", "1");
        assertThat(backend.disconnected).containsExactly(SLOW.identity());
    }

    @Test
    void aServerDisconnectsAClientByItsId() throws Exception {
        CompositeData result = (CompositeData)
                mbeans.invoke(server(), "disconnectClient", new Object[] {2L, "Fallback"}, new String[] {
                    "java.lang.Long", "java.lang.String"
                });
        assertThat(result.get("name")).isEqualTo("PC-2");
        assertThat(backend.disconnected).containsExactly(FAST.identity());
    }

    @Test
    void theServerIsAskedWhatHasBecomeOfAnIdThatIsNotListed() throws Exception {
        mbeans.invoke(
                server(), "disconnectClient", new Object[] {9L, "Fallback"}, new String[] {"long", "java.lang.String"});
        assertThat(backend.disconnected).containsExactly(new ClientIdentity(9, null, null));
    }

    @Test
    void aTypeThatIsNotLegalCallsNothing() {
        assertThatThrownBy(() -> invoke(slow(), "disconnect", "Unknown"))
                .isInstanceOf(RuntimeMBeanException.class)
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Legal: Fallback");
        assertThat(backend.disconnected).isEmpty();
    }

    @Test
    void aMissingArgumentCallsNothing() {
        assertThatThrownBy(
                        () -> mbeans.invoke(server(), "disconnectClient", new Object[] {null, "Abort"}, new String[] {
                            "java.lang.Long", "java.lang.String"
                        }))
                .isInstanceOf(RuntimeMBeanException.class)
                .cause()
                .hasMessageContaining("clientId");
        assertThat(backend.disconnected).isEmpty();
    }

    @Test
    void whatAClientCannotDoIsRefused() {
        assertThatThrownBy(() -> invoke(slow(), "terminate", "Abort")).isInstanceOf(ReflectionException.class);
        assertThatThrownBy(() -> mbeans.setAttribute(slow(), new Attribute("Completion", 1.0)))
                .isInstanceOf(AttributeNotFoundException.class)
                .hasMessageContaining("can only be read");
        assertThatThrownBy(() -> mbeans.getAttribute(slow(), "Nonsense"))
                .isInstanceOf(AttributeNotFoundException.class);
    }

    @Test
    void refreshReadsTheServerNow() throws Exception {
        int before = backend.reads.get();
        mbeans.invoke(server(), "refresh", null, null);
        assertThat(backend.reads).hasValue(before + 1);
    }

    @Test
    void refreshOfAFailingServerFailsWithTheReason() {
        backend.answer = ScriptedBackend.failing(0x80070005);
        assertThatThrownBy(() -> mbeans.invoke(server(), "refresh", null, null))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage(watcherFailure());
    }

    @Test
    void aBeanOfSomebodyElseIsLeftAlone() throws Exception {
        ObjectName taken = new ObjectName("wds.transport:type=Client,server=WDS01,session=20,client=3,name=PC-3");
        mbeans.registerMBean(new javax.management.timer.Timer(), taken);
        backend.answer = () -> now(client(3, MAC, 0, 0));
        refresh();
        backend.answer = () -> now();
        refresh();
        assertThat(mbeans.isInstanceOf(taken, "javax.management.timer.Timer")).isTrue();
    }

    @Test
    void closingRemovesEveryBean() throws Exception {
        publisher.publishAgent(
                null, new AgentDetails("1", "scripted", java.time.Instant.EPOCH, null, "http://127.0.0.1:9778/"));
        watch.close();
        publisher.close();
        assertThat(mbeans.queryNames(new ObjectName("wds.transport:*"), null)).isEmpty();
    }

    private String watcherFailure() {
        return "RetrieveNamespaces failed: " + org.wdsjmx.transport.HResult.of(0x80070005);
    }

    private Object invoke(ObjectName name, String operation, String argument)
            throws InstanceNotFoundException, MBeanException, ReflectionException {
        return mbeans.invoke(name, operation, new Object[] {argument}, new String[] {String.class.getName()});
    }

    private void refresh() {
        watcher.refresh().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static ServerSnapshot now(Client... clients) {
        return snapshot(0, clients);
    }

    private static ObjectName server() {
        return TransportNames.server("WDS01");
    }

    private static ObjectName session() {
        return TransportNames.session("WDS01", 20);
    }

    private static ObjectName slow() {
        return TransportNames.client("WDS01", 20, 1, "PC-1");
    }
}
