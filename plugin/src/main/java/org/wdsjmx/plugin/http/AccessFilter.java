package org.wdsjmx.plugin.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;
import org.wdsjmx.plugin.access.Authentication.Origin;
import org.wdsjmx.plugin.access.AuthenticationException;
import org.wdsjmx.plugin.access.Caller;
import org.wdsjmx.plugin.access.Login;
import org.wdsjmx.plugin.access.Right;

/** Lets callers in who have the right for an endpoint, and has the request answered in their name. */
final class AccessFilter extends Filter {

    private final Right right;
    private final Endpoint endpoint;
    private final HttpRules rules;

    AccessFilter(Right right, Endpoint endpoint, HttpRules rules) {
        this.right = right;
        this.endpoint = endpoint;
        this.rules = rules;
    }

    @Override
    public String description() {
        return "Access";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        Login login;
        try {
            login = login(exchange);
        } catch (AuthenticationException e) {
            refuse(exchange, e);
            return;
        }
        Caller caller = login.caller();
        if (!caller.may(right)) {
            TextAnswer.send(exchange, 403, caller.refusal(right) + ".\n");
            return;
        }
        try {
            rules.subject().call(login.subject(), () -> {
                chain.doFilter(exchange);
                return null;
            });
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Login login(HttpExchange exchange) throws AuthenticationException {
        Origin origin = new Origin(
                endpoint.way(),
                rules.proxies().caller(exchange).toString(),
                !exchange.getRequestMethod().equals("POST"));
        Optional<Credentials> credentials =
                Credentials.parse(exchange.getRequestHeaders().getFirst("Authorization"));
        if (credentials.isEmpty()) {
            return rules.authentication().anonymous(origin);
        }
        return credentials.get().show(rules.authentication(), origin);
    }

    private static void refuse(HttpExchange exchange, AuthenticationException refusal) throws IOException {
        if (refusal.backOff().isPresent()) {
            // Rounded up: who comes back a moment too early is refused again.
            long seconds = refusal.backOff().get().toMillis() / 1000 + 1;
            exchange.getResponseHeaders().set("Retry-After", Long.toString(seconds));
            TextAnswer.send(exchange, 429, refusal.getMessage() + "; try again in " + seconds + " s.\n");
            return;
        }
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"wds-jmx\", charset=\"UTF-8\"");
        exchange.getResponseHeaders().add("WWW-Authenticate", "Bearer realm=\"wds-jmx\"");
        TextAnswer.send(exchange, 401, refusal.getMessage() + ".\n");
    }
}
