package org.wdsjmx.plugin.access;

import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;

/** Tells who makes the call of the current thread. */
public final class Callers {

    private static final String LOCAL = "local";

    private final CurrentSubject subject;
    private final Role local;
    private final JvmExposure jvm;

    /**
     * @param local role of a caller without identity: a console that is attached to this process, or the application around
     *     this agent
     * @param jvm tells whether a caller without identity may come from elsewhere
     */
    public Callers(CurrentSubject subject, Role local, JvmExposure jvm) {
        this.subject = subject;
        this.local = local;
        this.jvm = jvm;
    }

    /** Who calls. */
    public Caller current() {
        Subject current = subject.get();
        if (current == null || current.getPrincipals().isEmpty()) {
            return new Caller(LOCAL, Optional.of(withoutIdentity()), Way.JMX, null, false, null);
        }
        Set<Login> logins = current.getPrincipals(Login.class);
        if (logins.isEmpty()) {
            // Somebody whom another connector of this virtual machine let in, by rules that are not ours.
            String name = current.getPrincipals().iterator().next().getName();
            return new Caller(name, Optional.of(Role.VIEWER), Way.JMX, null, false, null);
        }
        return logins.iterator().next().caller();
    }

    /** The login by which this call was let in; nothing when it came in by no way of ours. */
    public Optional<Login> login() {
        Subject current = subject.get();
        return current == null
                ? Optional.empty()
                : current.getPrincipals(Login.class).stream().findFirst();
    }

    private Role withoutIdentity() {
        return jvm.isOpenToAnybody() ? Role.VIEWER : local;
    }
}
