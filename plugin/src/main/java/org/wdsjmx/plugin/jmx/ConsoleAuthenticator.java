package org.wdsjmx.plugin.jmx;

import javax.management.remote.JMXAuthenticator;
import javax.security.auth.Subject;
import org.wdsjmx.plugin.access.Authentication;
import org.wdsjmx.plugin.access.Authentication.Origin;
import org.wdsjmx.plugin.access.AuthenticationException;
import org.wdsjmx.plugin.access.Login;
import org.wdsjmx.plugin.access.Right;
import org.wdsjmx.plugin.access.Way;

/** Lets consoles in. Also used when there are no users, so that no remote caller is without identity. */
final class ConsoleAuthenticator implements JMXAuthenticator {

    private final Authentication authentication;
    private final CallerAddress callers;

    ConsoleAuthenticator(Authentication authentication, CallerAddress callers) {
        this.authentication = authentication;
        this.callers = callers;
    }

    /** @throws SecurityException when the console is not let in */
    @Override
    public Subject authenticate(Object credentials) {
        Origin origin = new Origin(Way.JMX, callers.current(), false);
        try {
            Login login = login(credentials, origin);
            if (!login.caller().may(Right.READ)) {
                throw new SecurityException(login.caller().refusal(Right.READ));
            }
            return login.subject();
        } catch (AuthenticationException e) {
            // The cause has a class of ours, which a console does not know.
            throw new SecurityException(e.getMessage());
        }
    }

    private Login login(Object credentials, Origin origin) throws AuthenticationException {
        if (credentials == null) {
            return authentication.anonymous(origin);
        }
        if (credentials instanceof String[] pair && pair.length == 2) {
            if (pair[0] != null && pair[1] != null) {
                return authentication.byPassword(pair[0], pair[1], origin);
            }
            if (pair[0] == null && pair[1] == null) {
                // Collectors without a configured user, among them Datadog's JMXFetch, show this.
                return authentication.anonymous(origin);
            }
        }
        throw new AuthenticationException("The credentials are not a name and a password (String[2])");
    }
}
