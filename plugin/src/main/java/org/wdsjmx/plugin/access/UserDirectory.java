package org.wdsjmx.plugin.access;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wdsjmx.plugin.config.ConfigurationException;
import org.wdsjmx.plugin.config.UsersFile;
import org.wdsjmx.plugin.config.WatchedFiles;
import org.wdsjmx.plugin.config.YamlReader;
import org.wdsjmx.transport.MomentSource;

/**
 * The users of a file, which is read again when it has changed: it is looked at when somebody asks, at most once a second. A
 * file that is wrong is told in the log once, and the users that were read before go on. Safe for use by several threads.
 */
public final class UserDirectory {

    private static final Logger LOG = System.getLogger(UserDirectory.class.getName());

    private final Path file;
    private final WatchedFiles watched;
    private volatile Edition edition;

    /**
     * Users as they are at a time.
     *
     * @param number changes whenever they do
     */
    public record Edition(long number, UsersFile users, Map<String, Role> roles) {}

    private UserDirectory(Path file, WatchedFiles watched, UsersFile users) {
        this.file = file;
        this.watched = watched;
        this.edition = new Edition(0, users, users.rolesOfAll());
    }

    /** @throws ConfigurationException when the file cannot be read or is wrong */
    public static UserDirectory open(Path file, MomentSource clock) throws ConfigurationException {
        WatchedFiles watched = new WatchedFiles(List.of(file), clock);
        return new UserDirectory(file, watched, new YamlReader().read(file, UsersFile.class));
    }

    /** The users of this moment. */
    public Edition current() {
        lookAgain();
        return edition;
    }

    /** The role of a user; nothing when there is no such user (any more). */
    public Optional<Role> roleOf(String name) {
        return Optional.ofNullable(current().roles().get(name));
    }

    private synchronized void lookAgain() {
        if (!watched.haveChanged()) {
            return;
        }
        try {
            UsersFile users = new YamlReader().read(file, UsersFile.class);
            if (!users.tls_server_config().equals(edition.users().tls_server_config())) {
                LOG.log(Level.WARNING, file + ": tls_server_config has changed, which holds from the next start on");
            }
            edition = new Edition(edition.number() + 1, users, users.rolesOfAll());
            LOG.log(Level.INFO, file + " was read again: " + edition.roles().size() + " users");
        } catch (ConfigurationException e) {
            LOG.log(Level.ERROR, "The changed users are not used, those before go on: " + e.getMessage());
        }
    }
}
