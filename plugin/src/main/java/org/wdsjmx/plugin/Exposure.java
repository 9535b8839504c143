package org.wdsjmx.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.wdsjmx.plugin.access.Role;
import org.wdsjmx.plugin.config.AccessSettings;
import org.wdsjmx.plugin.config.AddressRange;
import org.wdsjmx.plugin.config.Configuration;
import org.wdsjmx.plugin.config.HttpSettings;
import org.wdsjmx.plugin.config.JmxSettings;
import org.wdsjmx.plugin.config.NumericAddress;
import org.wdsjmx.plugin.config.UsersFile;
import org.wdsjmx.plugin.config.WebOrigin;
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
        lines.add("http     " + configuration.http().listening().inUrl() + " port "
                + configuration.http().port() + ", "
                + reach(configuration.http().isLoopback()) + ", " + transport());
        addAboutProxies(lines);
        lines.add("jmx      "
                + configuration
                        .jmx()
                        .map(jmx -> jmx.listening().inUrl() + " port " + jmx.port() + named(jmx) + ", "
                                + reach(jmx.isLoopback()) + ", " + transport())
                        .orElse("no port"));
        configuration
                .jmx()
                .filter(jmx -> jmx.port() != 0)
                .ifPresent(jmx -> lines.add("         consoles are told to connect to "
                        + NumericAddress.inUrl(jmx.advertisedHost()) + ":" + jmx.port()
                        + ", also by way of a forwarded port: outside it must have the same number"));
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
        configuration.http().webOrigins().stream()
                .filter(origin -> !origin.isSecure())
                .forEach(origin -> warnings.add("http.origins: " + origin
                        + " is not protected on its way; whoever changes its pages there acts here as its users"));
        configuration.http().proxyRanges().stream()
                .filter(AddressRange::isAll)
                .forEach(
                        range -> warnings.add(
                                "http.trustedProxies: " + range
                                        + " lets every caller choose the address that the audit names, and by which it would have to wait"));
        configuration
                .jmx()
                .filter(jmx -> jmx.port() == 0 && jmx.host().isPresent())
                .ifPresent(jmx ->
                        warnings.add("jmx.port: 0 is another port at each start, so that none can be forwarded to it"));
        if (configuration.operations().createNamespace()) {
            warnings.add("operations.createNamespace: admins can let the server offer any of its folders");
        }
        return warnings;
    }

    /** What a reverse proxy has to do so that page, audit and the pauses after wrong passwords are right behind it. */
    private void addAboutProxies(List<String> lines) {
        HttpSettings http = configuration.http();
        if (!http.trustedProxies().isEmpty()) {
            lines.add("proxy    "
                    + http.proxyRanges().stream().map(AddressRange::toString).collect(Collectors.joining(", "))
                    + " may tell who calls: it must set X-Forwarded-For, X-Forwarded-Proto and X-Forwarded-Host (or Host), take a"
                    + " path prefix off, and not buffer answers; dashboards/nginx/wds-jmx.conf does");
        } else if (edge.tls().isEmpty() && http.webOrigins().stream().anyMatch(WebOrigin::isSecure)) {
            lines.add("proxy    none may tell who calls: behind one all callers have its address, in the audit and when"
                    + " they have to wait after wrong passwords; http.trustedProxies changes that");
        }
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
        return jmx.host().map(host -> " as " + NumericAddress.inUrl(host)).orElse("");
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
