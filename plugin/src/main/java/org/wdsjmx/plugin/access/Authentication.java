package org.wdsjmx.plugin.access;

/** Decides who is let in. Safe for use by several threads. */
public interface Authentication {

    /**
     * A caller with a name and a password.
     *
     * @param origin where and how the caller came in
     * @throws AuthenticationException when the caller is not let in
     */
    Login byPassword(String user, String password, Origin origin) throws AuthenticationException;

    /**
     * A caller with a bearer token (RFC 6750).
     *
     * @throws AuthenticationException when the caller is not let in
     */
    Login byToken(String token, Origin origin) throws AuthenticationException;

    /**
     * A caller who shows nothing.
     *
     * @throws AuthenticationException when the caller is not let in
     */
    Login anonymous(Origin origin) throws AuthenticationException;

    /**
     * A caller that was let in before a restart, for what could not be done until then; with the rights of the moment, which are
     * none when there is no such user any more.
     */
    Login resumed(String user, Origin origin);

    /**
     * Where a call comes from.
     *
     * @param address the other end in numbers; never {@code null}
     * @param readsOnly whether the call may change nothing, as a GET
     */
    record Origin(Way way, String address, boolean readsOnly) {}
}
