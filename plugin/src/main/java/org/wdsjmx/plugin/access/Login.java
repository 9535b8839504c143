package org.wdsjmx.plugin.access;

import java.security.Principal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.security.auth.Subject;

/**
 * A caller that was let in at the edge. It travels with the call as the principal of its JAAS subject. The role is looked up
 * anew for every operation, so that a console which stays connected loses the rights that its user loses.
 */
public final class Login implements Principal {

    private final String name;
    private final Way way;
    private final String address;
    private final boolean readsOnly;
    private final Supplier<Optional<Role>> role;
    private final String reason;

    /**
     * @param role the role of the user now; nothing when there is no such user any more
     * @see Caller
     */
    public Login(String name, Way way, String address, boolean readsOnly, Supplier<Optional<Role>> role) {
        this(name, way, address, readsOnly, role, null);
    }

    private Login(
            String name, Way way, String address, boolean readsOnly, Supplier<Optional<Role>> role, String reason) {
        this.name = name;
        this.way = way;
        this.address = address;
        this.readsOnly = readsOnly;
        this.role = role;
        this.reason = reason;
    }

    @Override
    public String getName() {
        return name;
    }

    /** Who calls, with the rights of this moment: none when the user was removed. */
    public Caller caller() {
        return new Caller(name, role.get(), way, address, readsOnly, reason);
    }

    /** The same login for calls that are made for a reason, which the audit tells. */
    public Login because(String why) {
        return new Login(name, way, address, readsOnly, role, why);
    }

    /** A subject that carries this login. */
    public Subject subject() {
        return new Subject(true, Set.of(this), Set.of(), Set.of());
    }

    @Override
    public boolean equals(Object other) {
        // Roles are looked up, not compared: two logins of one user from one place are the same principal.
        return other instanceof Login login
                && name.equals(login.name)
                && way == login.way
                && readsOnly == login.readsOnly
                && Objects.equals(reason, login.reason)
                && Objects.equals(address, login.address);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
