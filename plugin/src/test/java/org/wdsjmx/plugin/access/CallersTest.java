package org.wdsjmx.plugin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.remote.JMXPrincipal;
import javax.security.auth.Subject;
import org.junit.jupiter.api.Test;

class CallersTest {

    private final CurrentSubject subject = new CurrentSubject();
    private final Callers callers = new Callers(subject, Role.OPERATOR, JvmExposure.ofThisVirtualMachine());

    @Test
    void aCallerWithoutIdentityIsLocal() {
        assertThat(callers.current())
                .isEqualTo(new Caller("local", Optional.of(Role.OPERATOR), Way.JMX, null, false, null));
    }

    @Test
    void anEmptySubjectIsNoIdentity() throws Exception {
        assertThat(subject.call(new Subject(), callers::current).name()).isEqualTo("local");
    }

    @Test
    void aLoginTravelsWithTheCall() throws Exception {
        Login login = new Login("ann", Way.JOLOKIA, "192.0.2.1", true, () -> Optional.of(Role.ADMIN));

        assertThat(subject.call(login.subject(), callers::current))
                .isEqualTo(new Caller("ann", Optional.of(Role.ADMIN), Way.JOLOKIA, "192.0.2.1", true, null));
        assertThat(callers.current().name()).as("after the call").isEqualTo("local");
    }

    @Test
    void whomAnotherConnectorLetInOnlyReads() throws Exception {
        Subject foreign = new Subject(true, Set.of(new JMXPrincipal("root")), Set.of(), Set.of());

        assertThat(subject.call(foreign, callers::current))
                .isEqualTo(new Caller("root", Optional.of(Role.VIEWER), Way.JMX, null, false, null));
    }

    @Test
    void theRoleIsThatOfTheMoment() throws Exception {
        AtomicReference<Optional<Role>> role = new AtomicReference<>(Optional.of(Role.ADMIN));
        Subject ann = new Login("ann", Way.JMX, "192.0.2.1", false, role::get).subject();

        assertThat(subject.call(ann, callers::current).may(Right.ABORT)).isTrue();
        role.set(Optional.of(Role.VIEWER));
        assertThat(subject.call(ann, callers::current).may(Right.ABORT)).isFalse();
        role.set(Optional.empty());
        assertThat(subject.call(ann, callers::current).may(Right.READ)).isFalse();
    }

    @Test
    void whatTheActionThrowsComesThrough() {
        Login login = new Login("ann", Way.JMX, null, false, Optional::empty);

        assertThat(catchThrowable(() -> subject.call(login.subject(), () -> {
                    throw new IOException("disk");
                })))
                .isInstanceOf(IOException.class)
                .hasMessage("disk");
    }
}
