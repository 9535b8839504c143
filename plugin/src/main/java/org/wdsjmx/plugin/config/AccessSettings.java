package org.wdsjmx.plugin.config;

import java.nio.file.Path;
import java.util.Optional;
import org.wdsjmx.plugin.access.Role;

/**
 * Who may do what. A component that is {@code null} takes its default.
 *
 * @param users file with users, their password hashes, tokens and roles, relative to the configuration file; nothing = there
 *     are no users, and nobody but this machine can connect
 * @param local role of a caller without identity: a console attached to this process; default operator
 * @param anonymous role of whoever reaches a port on the loopback address when there are no users; default viewer
 */
public record AccessSettings(Optional<Path> users, Role local, Optional<Role> anonymous) {

    /** No users. */
    public static final AccessSettings DEFAULT = new AccessSettings(Optional.empty(), null, Optional.empty());

    public AccessSettings {
        users = users == null ? Optional.empty() : users;
        local = local == null ? Role.OPERATOR : local;
        anonymous = anonymous == null ? Optional.empty() : anonymous;
        new Rules()
                .require(
                        local != Role.REMEDIATOR,
                        "local",
                        "is remediator, which may only post alerts, and those do not come from a console; use viewer,"
                                + " operator or admin")
                .require(
                        anonymous.isEmpty() || users.isEmpty(),
                        "anonymous",
                        "is for ports without users, but there are users; remove it, nobody is let in without a password",
                        "users")
                .enforce();
    }

    /** The role of whoever reaches a port when there are no users. */
    public Role anonymousRole() {
        return anonymous.orElse(Role.VIEWER);
    }
}
