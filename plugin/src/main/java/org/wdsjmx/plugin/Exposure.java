package org.wdsjmx.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wdsjmx.plugin.access.Role;
import org.wdsjmx.plugin.config.AccessSettings;
import org.wdsjmx.plugin.config.Configuration;
import org.wdsjmx.plugin.config.JmxSettings;
import org.wdsjmx.plugin.config.UsersFile;
import org.wdsjmx.plugin.disk.FileExposure;
import org.wdsjmx.plugin.tls.TlsMaterial;

/** What a configuration opens: which ports, from where, to whom, and what of it is a weak choice. */
final class Exposure {

    private static final int GOOD_COST = 10;

    private final Configuration configuration;
    private final Edge edge;

    Exposure(Configuration configuration, Edge edge) {
        this.configuration = configuration;
        this.edge = edge;
    }

    /** What is open. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("http     " + configuration.http().address() + " port "
                + configuration.http().port() + ", "
                + reach(configuration.http().isLoopback()) + ", " + transport());
        lines.add("jmx      "
                + configuration
                        .jmx()
                        .map(jmx -> jmx.address() + " port " + jmx.port() + named(jmx) + ", " + reach(jmx.isLoopback())
                                + ", " + transport())
                        .orElse("no port"));
        lines.add("attach   a console of the same user on this machine, without a password: "
                + configuration.access().local().label());
        edge.users()
                .ifPresentOrElse(
                        users -> described(users.current().users()).forEach(user -> lines.add("user     " + user)),
                        () -> lines.add("users    none: whoever reaches a port is "
                                + configuration.access().anonymousRole().label()));
        edge.tls().ifPresent(tls -> lines.add("tls      " + tls.describe()));
        return lines;
    }

    /** What an administrator should know or mend. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        AccessSettings access = configuration.access();
        if (edge.open() && access.anonymousRole() != Role.VIEWER) {
            warnings.add("access.anonymous: every user and every program of this machine is "
                    + access.anonymousRole().label() + " without a password; set access.users instead");
        }
        if (access.local() == Role.ADMIN) {
            warnings.add("access.local: whoever can attach to this process may abort installations and stop services;"
                    + " operator is enough to move clients to unicast");
        }
        edge.users().ifPresent(users -> addAbout(users.current().users(), warnings));
        access.users()
                .filter(FileExposure::isReadableByOthers)
                .ifPresent(file -> warnings.add("access.users: other users of this machine can read " + file
                        + " and guess its passwords; only this program should (chmod 600)"));
        warnings.addAll(edge.notTaken(configuration));
        edge.tls().map(TlsMaterial::warnings).ifPresent(warnings::addAll);
        configuration.http().origins().stream()
                .filter(origin -> origin.startsWith("http://"))
                .forEach(origin -> warnings.add("http.origins: " + origin
                        + " is not protected on its way; whoever changes its pages there acts here as its users"));
        if (configuration.operations().createNamespace()) {
            warnings.add("operations.createNamespace: admins can let the server offer any of its folders");
        }
        return warnings;
    }

    private void addAbout(UsersFile users, List<String> warnings) {
        new TreeMap<>(users.basic_auth_users()).forEach((name, hash) -> {
            if (UsersFile.cost(hash) < GOOD_COST) {
                warnings.add("access.users: the hash of " + name + " has cost " + UsersFile.cost(hash)
                        + ", so a stolen file is quick to guess; hash-password makes one of cost 12");
            }
        });
        if (edge.tls().isEmpty()) {
            warnings.add("tls: passwords cross this machine in plain text, where its administrators can read them");
        }
    }

    private static List<String> described(UsersFile users) {
        Map<String, Role> roles = new TreeMap<>(users.rolesOfAll());
        return roles.entrySet().stream()
                .map(user -> user.getKey() + ": " + user.getValue().label() + ", by "
                        + (users.bearer_tokens().containsKey(user.getKey()) ? "token" : "password"))
                .toList();
    }

    private static String named(JmxSettings jmx) {
        return jmx.host().map(host -> " as " + host).orElse("");
    }

    private static String reach(boolean loopback) {
        return loopback ? "from this machine only" : "from every machine that reaches it";
    }

    private String transport() {
        return edge.tls()
                .map(tls -> tls.wantsClientCertificates() ? "TLS with client certificates" : "TLS")
                .orElse("plain text");
    }
}
