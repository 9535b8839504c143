package org.wdsjmx.plugin.access;

import java.util.Optional;

/**
 * Who calls.
 *
 * @param name name of the user, or what is known instead, for example {@code local}
 * @param role what the caller may do; nothing when the user was removed since the connection began
 * @param way by which way the call came in
 * @param address where it came from; {@code null} = from this virtual machine or a console attached to it
 * @param readsOnly whether this call may change nothing, whatever the role, as a GET
 * @param reason why it is made, for the audit; {@code null} = the caller does not tell
 */
public record Caller(String name, Optional<Role> role, Way way, String address, boolean readsOnly, String reason) {

    /** Whether this call may do it. */
    public boolean may(Right right) {
        return mayBy(role, right) && !(readsOnly && right != Right.READ);
    }

    /** Why it may not, and what would help. */
    public String refusal(Right right) {
        if (role.isEmpty()) {
            return "User " + name + " was removed since this connection began";
        }
        if (mayBy(role, right)) {
            return "A GET may only read; use POST to " + right.meaning();
        }
        return "Role " + roleName() + " (" + name + ") may not " + right.meaning();
    }

    /** The name of the role for messages and records. */
    public String roleName() {
        return role.map(Role::label).orElse("none");
    }

    private static boolean mayBy(Optional<Role> role, Right right) {
        return role.isPresent() && role.get().may(right);
    }
}
