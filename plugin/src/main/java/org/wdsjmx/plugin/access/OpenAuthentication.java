package org.wdsjmx.plugin.access;

import java.util.Optional;

/** Without users: whoever reaches a port is let in with one role. Only for ports that nobody but this machine reaches. */
public final class OpenAuthentication implements Authentication {

    private static final String ANYBODY = "anonymous";

    private final Role role;

    /** @param role the role of everybody */
    public OpenAuthentication(Role role) {
        this.role = role;
    }

    /** Whatever the caller shows: a console that asks for a password must not be shut out of an open port. */
    @Override
    public Login byPassword(String user, String password, Origin origin) {
        return anonymous(origin);
    }

    @Override
    public Login byToken(String token, Origin origin) {
        return anonymous(origin);
    }

    @Override
    public Login resumed(String user, Origin origin) {
        return anonymous(origin);
    }

    @Override
    public Login anonymous(Origin origin) {
        return new Login(ANYBODY, origin.way(), origin.address(), origin.readsOnly(), () -> Optional.of(role));
    }
}
