package org.wdsjmx.mbean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.InvalidAttributeValueException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wdsjmx.testing.SteppingClock;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.ContentProvider;
import org.wdsjmx.transport.DiagnosticsPolicy;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerPolicies;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.ServiceControl;
import org.wdsjmx.transport.ServicePolicy;
import org.wdsjmx.transport.Session;
import org.wdsjmx.transport.SlowClientHandling;
import org.wdsjmx.transport.TftpClient;
import org.wdsjmx.watch.ScriptedBackend;
import org.wdsjmx.watch.Trees;
import org.wdsjmx.watch.Watch;
import org.wdsjmx.watch.WatchSettings;

/** What can be asked of a server through its MBeans, besides disconnecting clients. */
class ActionsTest {

    private static final MulticastPolicy POLICY = new MulticastPolicy(SlowClientHandling.NONE, 1024, 2, true);
    private static final Client PC = Trees.client(1, "00-15-5D-01-02-03", 0.5, 30);

    private final MBeanServer mbeans = MBeanServerFactory.newMBeanServer();
    private final ScriptedBackend backend = new ScriptedBackend(() -> tree(POLICY));
    private final MBeanPublisher publisher =
            new MBeanPublisher(mbeans, UnaryOperator.identity(), InstantSource.fixed(Trees.START), true);
    private Watch watch;

    @BeforeEach
    void publish() {
        Duration never = Duration.ofHours(1);
        watch = new Watch(
                Map.of("WDS01", ""),
                backend,
                new WatchSettings(never, never, never, never),
                new SteppingClock(Trees.START),
                List.of(publisher));
        refresh();
    }

    @AfterEach
    void close() {
        watch.close();
        publisher.close();
    }

    @ParameterizedTest
    @CsvSource({
        "startServices, START",
        "stopServices, STOP",
        "restartServices, RESTART",
        "enableServices, ENABLE",
        "disableServices, DISABLE"
    })
    void theServicesAreControlled(String operation, ServiceControl control) throws Exception {
        invoke("type=Server,server=WDS01", operation);
        assertThat(backend.performed).containsExactly(new ServerAction.ControlServices(control));
    }

    @Test
    void aSessionAndAContentAreTerminated() throws Exception {
        invoke("type=Session,server=WDS01,session=20", "terminate");
        invoke("type=Content,server=WDS01,namespace=Waiting,content=10", "terminate");
        assertThat(backend.performed)
                .containsExactly(
                        new ServerAction.TerminateSession(20, "Waiting"),
                        new ServerAction.TerminateContent(10, "Waiting"));
    }

    @Test
    void aScheduledCastIsStartedAndANamespaceIsWithdrawn() throws Exception {
        ServerAction.NamespaceTarget waiting = new ServerAction.NamespaceTarget(5, "Waiting");
        invoke("type=Namespace,server=WDS01,namespace=Waiting", "startTransmission");
        mbeans.invoke(
                name("type=Namespace,server=WDS01,namespace=Waiting"), "deregister", new Object[] {true}, new String[] {
                    "boolean"
                });
        assertThat(backend.performed)
                .containsExactly(
                        new ServerAction.StartTransmission(waiting), new ServerAction.Deregister(waiting, true));
    }

    @Test
    void anAutoCastCannotBeStarted() {
        assertThatThrownBy(() -> invoke("type=Namespace,server=WDS01,namespace=Auto", "startTransmission"))
                .isInstanceOf(ReflectionException.class);
    }

    @Test
    void aNamespaceIsCreated() throws Exception {
        create("New", "scheduled_cast_auto_start", 5L, "2026-12-24T18:00:00Z");
        assertThat(backend.performed)
                .singleElement()
                .isInstanceOfSatisfying(ServerAction.CreateNamespace.class, created -> {
                    assertThat(created.draft().kind()).isEqualTo(NamespaceKind.SCHEDULED_CAST_AUTO_START);
                    assertThat(created.draft().minimumClients()).isEqualTo(5);
                    assertThat(created.draft().startTime()).isEqualTo(Instant.parse("2026-12-24T18:00:00Z"));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "New, AUTO, -1, '', Kind",
        "'', AUTO_CAST, -1, '', name",
        "'a\\b', AUTO_CAST, -1, '', backslash",
        "New, AUTO_CAST, 3, '', minimumClients",
        "New, SCHEDULED_CAST_AUTO_START, -1, '', Neither",
        "New, SCHEDULED_CAST_AUTO_START, 0, '', minimumClients",
        "New, SCHEDULED_CAST_AUTO_START, -1, tomorrow, 'startTime \"tomorrow\" is not a time: it does not begin with a day'",
        "New, SCHEDULED_CAST_AUTO_START, -1, 2099-12-24, 'it has a day, but no time after it'",
        "New, SCHEDULED_CAST_AUTO_START, -1, 2099-12-24 18:00:00Z, 'it has something else than a T after its day'",
        "New, SCHEDULED_CAST_AUTO_START, -1, 2099-12-24T18:00Z, 'it has no hours, minutes and seconds'",
        "New, SCHEDULED_CAST_AUTO_START, -1, 2099-12-24T18:00:00, 'it has no offset from UTC at its end'",
        "New, SCHEDULED_CAST_AUTO_START, -1, 2099-12-24T18:00:00 CET, 'it ends with something else than an offset'",
        "New, SCHEDULED_CAST_AUTO_START, -1, 2099-02-30T18:00:00Z, 'it is not in the calendar or on the clock'",
        "New, SCHEDULED_CAST_AUTO_START, -1, 2001-01-01T00:00:00Z, future"
    })
    void anIllegalNamespaceIsNotSent(String name, String kind, long clients, String start, String complaint) {
        assertThatThrownBy(() -> create(name, kind, clients, start))
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint)
                .hasMessageContaining("Nothing was created");
        assertThat(backend.performed).isEmpty();
    }

    @Test
    void onePolicyAttributeIsOneChangeThatLeavesTheRest() throws Exception {
        mbeans.setAttribute(policy(), new Attribute("AutoDisconnectThreshold", 2048L));
        assertThat(backend.performed)
                .containsExactly(new ServerAction.ChangeMulticastPolicy(new MulticastPolicy(null, 2048, -1, null)));
    }

    @Test
    void attributesWrittenTogetherAreOneChange() throws Exception {
        AttributeList written = mbeans.setAttributes(
                policy(),
                new AttributeList(List.of(
                        new Attribute("SlowClientHandling", "multistream"),
                        new Attribute("MultistreamStreamCount", 3L))));
        assertThat(written.asList())
                .extracting(Attribute::getName)
                .containsExactly("SlowClientHandling", "MultistreamStreamCount");
        assertThat(backend.performed)
                .containsExactly(new ServerAction.ChangeMulticastPolicy(
                        new MulticastPolicy(SlowClientHandling.MULTISTREAM, -1, 3, null)));
    }

    @ParameterizedTest
    @CsvSource({
        "AutoDisconnectThreshold, 0",
        "AutoDisconnectThreshold, 4194304",
        "AutoDisconnectThreshold, -1",
        "MultistreamStreamCount, 1",
        "MultistreamStreamCount, 4"
    })
    void anIllegalNumberIsNotSent(String attribute, long value) {
        assertThatThrownBy(() -> mbeans.setAttribute(policy(), new Attribute(attribute, value)))
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Long.toString(value))
                .hasMessageContaining("Nothing was changed");
        assertThat(backend.performed).isEmpty();
    }

    @Test
    void anIllegalWordOrTypeIsNotSent() {
        assertThatThrownBy(() -> mbeans.setAttribute(policy(), new Attribute("SlowClientHandling", "Unknown")))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mbeans.setAttribute(policy(), new Attribute("SlowClientHandling", "Kick")))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mbeans.setAttribute(policy(), new Attribute("AutoDisconnectThreshold", "many")))
                .isInstanceOf(InvalidAttributeValueException.class);
        assertThat(backend.performed).isEmpty();
    }

    @Test
    void theOtherPoliciesAreWrittenLikewise() throws Exception {
        mbeans.setAttribute(name("type=ServicePolicy,server=WDS01"), new Attribute("TftpMaximumBlockSize", 1456L));
        mbeans.setAttribute(name("type=DiagnosticsPolicy,server=WDS01"), new Attribute("Enabled", true));
        assertThat(backend.performed)
                .containsExactly(
                        new ServerAction.ChangeServicePolicy(new ServicePolicy(
                                ServicePolicy.UNKNOWN.ipv4(),
                                ServicePolicy.UNKNOWN.ipv6(),
                                -1,
                                -1,
                                -1,
                                null,
                                1456,
                                null)),
                        new ServerAction.ChangeDiagnosticsPolicy(new DiagnosticsPolicy(true, -1)));
    }

    @Test
    void whatWasWrittenIsReadBack() throws Exception {
        backend.answer = () -> tree(new MulticastPolicy(SlowClientHandling.NONE, 2048, 2, true));
        mbeans.setAttribute(policy(), new Attribute("AutoDisconnectThreshold", 2048L));
        assertThat(mbeans.getAttribute(policy(), "AutoDisconnectThreshold")).isEqualTo(2048L);
    }

    @Test
    void aServerWithoutThePolicyHasNoSuchMBeanAndSaysWhy() throws Exception {
        assertThat(server("MulticastPolicyStatus")).isEqualTo("available");
        backend.answer = () -> tree(null);
        refresh();
        assertThat(mbeans.isRegistered(policy())).isFalse();
        assertThat((String) server("MulticastPolicyStatus")).contains("not available", "2008 R2");
    }

    @Test
    void transfersAndProvidersAreShown() throws Exception {
        assertThat(mbeans.queryNames(name("type=TftpClient,*"), null)).hasSize(2);
        assertThat(mbeans.getAttribute(name("type=TftpClient,server=WDS01,ip=10.0.0.8,file=boot.wim"), "Completion"))
                .isEqualTo(0.25);
        assertThat(server("TftpClientCount")).isEqualTo(2L);
        assertThat(((TabularData) server("ContentProviders")).containsKey(new Object[] {"WDS"}))
                .isTrue();
    }

    private Object server(String attribute) throws Exception {
        return mbeans.getAttribute(name("type=Server,server=WDS01"), attribute);
    }

    private void create(String name, String kind, long minimumClients, String startTime) throws Exception {
        String text = String.class.getName();
        mbeans.invoke(
                name("type=Server,server=WDS01"),
                "createNamespace",
                new Object[] {name, kind, "WDS", "D:\\Images", "", "", minimumClients, startTime},
                new String[] {text, text, text, text, text, text, "java.lang.Long", text});
    }

    private void invoke(String keys, String operation) throws Exception {
        mbeans.invoke(name(keys), operation, new Object[0], new String[0]);
    }

    private void refresh() {
        watch.servers().get(0).refresh().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static ObjectName policy() throws Exception {
        return name("type=MulticastPolicy,server=WDS01");
    }

    private static ObjectName name(String keys) throws Exception {
        return new ObjectName("wds.transport:" + keys);
    }

    private static ServerSnapshot tree(MulticastPolicy policy) {
        Session session = new Session(20, "Ethernet", "00", 1, 0, List.of(PC));
        Namespace waiting = new Namespace(
                5,
                "Waiting",
                "",
                "",
                "WDS",
                "",
                NamespaceKind.SCHEDULED_CAST_MANUAL_START,
                true,
                false,
                null,
                false,
                -1,
                null,
                List.of(new Content(10, "exam.wim", List.of(session))));
        TftpClient transfer = new TftpClient("boot.wim", "10.0.0.8", 10, 25, 100, 1456, 4);
        return new ServerSnapshot(
                Moment.of(Trees.START),
                Duration.ofMillis(1),
                new ServerDetails(1, 7, 3, 3, List.of(new ContentProvider("WDS", "", "wdscp.dll", "Init")), true),
                new ServerPolicies(policy, ServicePolicy.UNKNOWN, new DiagnosticsPolicy(false, 0)),
                List.of(waiting, Trees.namespace("Auto", true, List.of())),
                List.of(transfer, transfer),
                List.of());
    }
}
