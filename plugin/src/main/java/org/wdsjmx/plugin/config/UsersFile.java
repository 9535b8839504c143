package org.wdsjmx.plugin.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wdsjmx.plugin.access.Role;

/**
 * Users, in the form of Prometheus' web configuration (which is why these keys are written otherwise than ours) with tokens and
 * roles besides. A file that was written for Prometheus is taken as it is.
 *
 * @param basic_auth_users names and the bcrypt hashes of their passwords
 * @param bearer_tokens names and the bcrypt hashes of their tokens
 * @param roles names and roles; who has none is a viewer
 * @param tls_server_config keys and certificates for when the configuration has none
 * @param http_server_config read and not kept
 */
@EmptyIsAbsent
public record UsersFile(
        Map<String, String> basic_auth_users,
        Map<String, String> bearer_tokens,
        Map<String, Role> roles,
        Optional<TlsServerConfig> tls_server_config,
        Optional<HttpServerConfig> http_server_config) {

    /** Two powers less would be quick to guess; two more would keep a core busy for seconds for every caller. */
    private static final int LEAST_COST = 8;

    private static final int MOST_COST = 14;

    /** As many as can be tried for one request. */
    private static final int MOST_TOKENS = 20;

    private static final Pattern HASH = Pattern.compile("\\$2[aby]\\$([0-9]{2})\\$[./A-Za-z0-9]{53}");

    public UsersFile {
        basic_auth_users = basic_auth_users == null ? Map.of() : Map.copyOf(basic_auth_users);
        bearer_tokens = bearer_tokens == null ? Map.of() : Map.copyOf(bearer_tokens);
        roles = roles == null ? Map.of() : Map.copyOf(roles);
        tls_server_config = tls_server_config == null ? Optional.empty() : tls_server_config;
        http_server_config = http_server_config == null ? Optional.empty() : http_server_config;
        Rules rules = new Rules();
        rules.require(
                !basic_auth_users.isEmpty() || !bearer_tokens.isEmpty(),
                "basic_auth_users",
                "names nobody, so nobody could ever log in; add a name and the hash that hash-password prints",
                "bearer_tokens");
        rules.require(
                bearer_tokens.size() <= MOST_TOKENS,
                "bearer_tokens",
                "has " + bearer_tokens.size() + " entries; at most " + MOST_TOKENS
                        + " are possible, because each may have to be tried for a request");
        for (Map.Entry<String, String> user : basic_auth_users.entrySet()) {
            requireUser(rules, "basic_auth_users", user);
            rules.require(
                    !bearer_tokens.containsKey(user.getKey()),
                    "bearer_tokens." + user.getKey(),
                    "is also in basic_auth_users; give the token a name of its own",
                    "basic_auth_users");
        }
        for (Map.Entry<String, String> token : bearer_tokens.entrySet()) {
            requireUser(rules, "bearer_tokens", token);
        }
        for (String name : roles.keySet()) {
            rules.require(
                    basic_auth_users.containsKey(name) || bearer_tokens.containsKey(name),
                    "roles." + name,
                    "has a role but neither a password nor a token; add one or remove the role",
                    "basic_auth_users",
                    "bearer_tokens");
        }
        rules.enforce();
    }

    /** The keys and certificates that the file names; nothing when it names none. */
    public Optional<TlsSettings> tls() {
        return tls_server_config.flatMap(TlsServerConfig::settings);
    }

    /**
     * What of the file is not kept, and why.
     *
     * @param ownTls whether the configuration has keys and certificates of its own
     */
    public List<String> notTaken(boolean ownTls) {
        List<String> parts = new ArrayList<>();
        if (ownTls && tls_server_config.isPresent()) {
            parts.add(
                    "tls_server_config is not taken, because tls of the configuration is there and holds for every port");
        }
        http_server_config
                .flatMap(HttpServerConfig::http2)
                .ifPresent(wanted -> parts.add("http_server_config.http2 is not" + " taken: HTTP/1.1 is spoken here"));
        http_server_config
                .map(HttpServerConfig::headers)
                .filter(headers -> !headers.isEmpty())
                .ifPresent(headers -> parts.add(
                        "http_server_config.headers is not taken: the headers of every answer are" + " fixed here"));
        return parts;
    }

    /** Every name with its role. */
    public Map<String, Role> rolesOfAll() {
        Map<String, Role> all = new HashMap<>();
        basic_auth_users.keySet().forEach(name -> all.put(name, roles.getOrDefault(name, Role.VIEWER)));
        bearer_tokens.keySet().forEach(name -> all.put(name, roles.getOrDefault(name, Role.VIEWER)));
        return all;
    }

    /** The cost of a hash that was checked, as a power of two. */
    public static int cost(String hash) {
        Matcher matcher = HASH.matcher(hash);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** The text of a wrong hash is not repeated: it may be a password. */
    private static void requireUser(Rules rules, String section, Map.Entry<String, String> user) {
        String key = section + '.' + user.getKey();
        rules.require(
                !user.getKey().isBlank() && user.getKey().chars().noneMatch(c -> c == ':' || Character.isISOControl(c)),
                key,
                "is no name; basic authentication has no place for a colon, control characters or nothing");
        boolean isHash = HASH.matcher(user.getValue()).matches();
        rules.require(isHash, key, "is not a bcrypt hash like $2y$12$...; make one with: wds-jmx hash-password");
        int cost = cost(user.getValue());
        rules.require(
                !isHash || cost >= LEAST_COST && cost <= MOST_COST,
                key,
                "has cost " + cost + "; it must be " + LEAST_COST + " to " + MOST_COST + ", where 12 is usual");
    }
}
