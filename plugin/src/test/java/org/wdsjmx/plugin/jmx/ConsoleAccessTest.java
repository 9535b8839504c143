package org.wdsjmx.plugin.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import javax.management.remote.JMXConnectorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wdsjmx.plugin.access.Authentication;
import org.wdsjmx.plugin.access.AuthenticationException;
import org.wdsjmx.plugin.access.Callers;
import org.wdsjmx.plugin.access.CurrentSubject;
import org.wdsjmx.plugin.access.JvmExposure;
import org.wdsjmx.plugin.access.Login;
import org.wdsjmx.plugin.access.Role;

/** Who comes in over RMI, and as whom. */
@Timeout(60)
class ConsoleAccessTest {

    private MBeanServer beans;
    private ObjectName bean;
    private JmxConnector connector;

    /** Tells who calls. */
    public interface Who {
        String who();
    }

    /** alice with her secret, and robot, who may only post alerts. */
    private static final class TwoUsers implements Authentication {

        @Override
        public Login byPassword(String user, String password, Origin origin) throws AuthenticationException {
            if (user.equals("alice") && password.equals("secret")) {
                return login(user, Role.OPERATOR, origin);
            }
            if (user.equals("robot")) {
                return login(user, Role.REMEDIATOR, origin);
            }
            throw new AuthenticationException("Name or password is wrong");
        }

        @Override
        public Login byToken(String token, Origin origin) throws AuthenticationException {
            throw new AuthenticationException("no tokens here");
        }

        @Override
        public Login anonymous(Origin origin) throws AuthenticationException {
            throw new AuthenticationException("Name and password are needed");
        }

        @Override
        public Login resumed(String user, Origin origin) {
            return login(user, Role.REMEDIATOR, origin);
        }

        private static Login login(String name, Role role, Origin origin) {
            return new Login(name, origin.way(), origin.address(), origin.readsOnly(), () -> Optional.of(role));
        }
    }

    @BeforeEach
    void open() throws Exception {
        Callers callers = new Callers(new CurrentSubject(), Role.ADMIN, JvmExposure.ofThisVirtualMachine());
        beans = MBeanServerFactory.newMBeanServer();
        bean = new ObjectName("wds.transport:type=Who");
        Who who = () -> callers.current().toString();
        beans.registerMBean(new StandardMBean(who, Who.class), bean);
        connector = JmxConnector.open(
                beans,
                new JmxConnector.Place(new InetSocketAddress("127.0.0.1", 0), "127.0.0.1"),
                Optional.empty(),
                new TwoUsers());
    }

    @AfterEach
    void close() throws IOException {
        connector.close();
    }

    @Test
    void anOperationRunsInTheNameOfTheUserWithTheTrueAddress() throws Exception {
        assertThat(who("alice", "secret"))
                .isEqualTo(
                        "Caller[name=alice, role=Optional[OPERATOR], way=JMX, address=127.0.0.1, readsOnly=false, reason=null]");
    }

    static Stream<Arguments> wrongCredentials() {
        return Stream.<Object>of(
                        new String[] {"alice", "wrong"},
                        new String[] {"alice", ""},
                        new String[] {"", ""},
                        new String[] {"alice", null},
                        new String[] {null, "secret"},
                        new String[] {null, null},
                        new String[] {"alice"},
                        new String[] {"alice", "secret", "more"},
                        new String[0],
                        "alice:secret",
                        Map.of("alice", "secret"))
                .map(credentials -> Arguments.of(credentials));
    }

    @ParameterizedTest
    @MethodSource("wrongCredentials")
    void nobodyComesInWithAnythingElse(Object credentials) {
        Map<String, Object> environment = Map.of("jmx.remote.credentials", credentials);

        assertThatThrownBy(() -> JMXConnectorFactory.connect(connector.url(), environment))
                .isInstanceOfAny(SecurityException.class, IOException.class);
    }

    @Test
    void norWithNothing() {
        assertThatThrownBy(() -> JMXConnectorFactory.connect(connector.url()))
                .isInstanceOf(SecurityException.class)
                .hasMessageContaining("Name and password are needed");
    }

    @Test
    void whoMayNotReadDoesNotConnect() {
        assertThatThrownBy(() -> who("robot", "any"))
                .isInstanceOf(SecurityException.class)
                .hasMessageContaining("Role remediator (robot) may not read");
    }

    @Test
    void thousandSilentConnectionsKeepNobodyOut() throws Exception {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 1_000; i++) {
                silent.add(new Socket("127.0.0.1", connector.port()));
            }
            assertThat(who("alice", "secret")).contains("alice");
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void whoSendsNothingIsCutOff() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", connector.port())) {
            socket.setSoTimeout(30_000);
            assertThat(socket.getInputStream().read())
                    .as("the end of the connection")
                    .isEqualTo(-1);
        }
    }

    private String who(String user, String password) throws Exception {
        Map<String, Object> environment = Map.of("jmx.remote.credentials", new String[] {user, password});
        try (var console = JMXConnectorFactory.connect(connector.url(), environment)) {
            return (String) console.getMBeanServerConnection().invoke(bean, "who", null, null);
        }
    }
}
