package org.wdsjmx.plugin.access;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts who is not let in with what it showed. Who shows nothing is only asked for credentials: many clients begin so and answer (RFC 9110,
 * section 11.6.1), and nobody guesses a password by it.
 */
public final class CountedAuthentication implements Authentication {

    private final Authentication authentication;
    private final Map<Way, AtomicLong> failures = new EnumMap<>(Way.class);

    public CountedAuthentication(Authentication authentication) {
        this.authentication = authentication;
        for (Way way : Way.values()) {
            failures.put(way, new AtomicLong());
        }
    }

    /** How many callers were not let in by this way with the credentials that they showed. */
    public long failures(Way way) {
        return failures.get(way).get();
    }

    @Override
    public Login byPassword(String user, String password, Origin origin) throws AuthenticationException {
        return counted(origin, () -> authentication.byPassword(user, password, origin));
    }

    @Override
    public Login byToken(String token, Origin origin) throws AuthenticationException {
        return counted(origin, () -> authentication.byToken(token, origin));
    }

    @Override
    public Login anonymous(Origin origin) throws AuthenticationException {
        return authentication.anonymous(origin);
    }

    @Override
    public Login resumed(String user, Origin origin) {
        return authentication.resumed(user, origin);
    }

    private interface Attempt {
        Login login() throws AuthenticationException;
    }

    private Login counted(Origin origin, Attempt attempt) throws AuthenticationException {
        try {
            return attempt.login();
        } catch (AuthenticationException e) {
            failures.get(origin.way()).incrementAndGet();
            throw e;
        }
    }
}
