package org.wdsjmx.plugin.access;

/**
 * Who calls.
 *
 * @param name name of the user, or what is known instead, for example {@code local}
 * @param role what the caller may do
 * @param way by which way the call came in
 * @param address where it came from; {@code null} = from this virtual machine or a console attached to it
 * @param readsOnly whether this call may change nothing, whatever the role, as a GET
 */
public record Caller(String name, Role role, Way way, String address, boolean readsOnly) {

    /** Whether this call may do it. */
    public boolean may(Right right) {
        return role.may(right) && !(readsOnly && right != Right.READ);
    }

    /** Why it may not, and who may. */
    public String refusal(Right right) {
        if (readsOnly && role.may(right)) {
            return "A GET may only read; ask by POST to " + right.meaning();
        }
        return "Role " + role.label() + " of " + name + " may not " + right.meaning();
    }
}
