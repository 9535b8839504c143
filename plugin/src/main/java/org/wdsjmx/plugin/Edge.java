package org.wdsjmx.plugin;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import javax.management.MBeanServer;
import org.wdsjmx.plugin.access.Authentication;
import org.wdsjmx.plugin.access.CountedAuthentication;
import org.wdsjmx.plugin.access.CurrentSubject;
import org.wdsjmx.plugin.access.OpenAuthentication;
import org.wdsjmx.plugin.access.UserAuthentication;
import org.wdsjmx.plugin.access.UserDirectory;
import org.wdsjmx.plugin.config.Configuration;
import org.wdsjmx.plugin.config.ConfigurationException;
import org.wdsjmx.plugin.config.HttpSettings;
import org.wdsjmx.plugin.config.JmxSettings;
import org.wdsjmx.plugin.config.TlsSettings;
import org.wdsjmx.plugin.config.UsersFile;
import org.wdsjmx.plugin.http.HttpFrontend;
import org.wdsjmx.plugin.http.HttpRules;
import org.wdsjmx.plugin.http.TrustedProxies;
import org.wdsjmx.plugin.jmx.JmxConnector;
import org.wdsjmx.plugin.tls.TlsException;
import org.wdsjmx.plugin.tls.TlsMaterial;
import org.wdsjmx.transport.MomentSource;

/**
 * Where callers come in: who they are, how their connections are secured, and the ports.
 *
 * @param users those of the configuration; nothing when it names none
 */
record Edge(
        HttpSettings http,
        boolean open,
        Optional<UserDirectory> users,
        Optional<TlsMaterial> tls,
        CountedAuthentication authentication) {

    /**
     * Reads users and keys; opens nothing.
     *
     * @throws StartException when these files cannot be used
     */
    static Edge of(Configuration configuration) throws StartException {
        Optional<UserDirectory> users = users(configuration);
        Authentication authentication = users.isPresent()
                ? new UserAuthentication(users.get(), MomentSource.system())
                : new OpenAuthentication(configuration.access().anonymousRole());
        return new Edge(
                configuration.http(),
                users.isEmpty(),
                users,
                tls(configuration, users.map(directory -> directory.current().users())),
                new CountedAuthentication(authentication));
    }

    HttpFrontend bindHttp() throws StartException {
        InetSocketAddress address = http.socketAddress();
        try {
            return new HttpFrontend(address, tls.map(TlsMaterial::httpsConfigurator));
        } catch (IOException e) {
            throw new StartException(
                    "http.port: cannot listen on " + http.listening().inUrl() + " port " + address.getPort() + ": "
                            + e.getMessage() + "; end the program that uses the port or choose another one",
                    e);
        }
    }

    HttpRules rules(CurrentSubject subject) {
        return new HttpRules(authentication, subject, open, http.webOrigins(), new TrustedProxies(http.proxyRanges()));
    }

    JmxConnector bindJmx(JmxSettings jmx, MBeanServer mbeans) throws StartException {
        try {
            return JmxConnector.open(
                    mbeans,
                    new JmxConnector.Place(
                            new InetSocketAddress(jmx.listening().inet(), jmx.port()), jmx.advertisedHost()),
                    tls,
                    authentication);
        } catch (IOException e) {
            throw new StartException("jmx.port: " + e.getMessage(), e);
        }
    }

    private static Optional<UserDirectory> users(Configuration configuration) throws StartException {
        if (configuration.access().users().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(UserDirectory.open(configuration.access().users().get(), MomentSource.system()));
        } catch (ConfigurationException e) {
            throw new StartException("access.users: " + e.getMessage(), e);
        }
    }

    /** What of the file of users is not kept, each with the reason. */
    List<String> notTaken(Configuration configuration) {
        return users
                .map(directory ->
                        directory.current().users().notTaken(configuration.tls().isPresent()))
                .orElse(List.of())
                .stream()
                .map(part -> "access.users: " + configuration.access().users().orElseThrow() + ": " + part)
                .toList();
    }

    /** The keys of the configuration, or those of a web configuration of Prometheus that names the users. */
    private static Optional<TlsMaterial> tls(Configuration configuration, Optional<UsersFile> users)
            throws StartException {
        boolean own = configuration.tls().isPresent();
        Optional<TlsSettings> settings = own ? configuration.tls() : users.flatMap(UsersFile::tls);
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        String key = own ? "tls" : "access.users: tls_server_config";
        if (!own) {
            requireTaken(users.orElseThrow().tls_server_config().orElseThrow().refused());
        }
        try {
            return Optional.of(TlsMaterial.load(settings.get(), MomentSource.system()));
        } catch (TlsException e) {
            throw new StartException(key + ": " + e.getMessage(), e);
        }
    }

    private static void requireTaken(List<String> refused) throws StartException {
        if (!refused.isEmpty()) {
            throw new StartException("access.users: tls_server_config is not taken because of "
                    + String.join("; because of ", refused)
                    + ". Remove that, or give tls in the configuration, which is then used instead");
        }
    }
}
