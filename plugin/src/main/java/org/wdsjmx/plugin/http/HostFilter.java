package org.wdsjmx.plugin.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import org.wdsjmx.plugin.config.NumericAddress;
import org.wdsjmx.plugin.config.WebOrigin;

/**
 * A port that is open without a password is asked as this machine's own only: a page of a site whose name was pointed to this
 * machine (DNS rebinding) asks under that site's name.
 */
final class HostFilter extends Filter {

    private final boolean open;

    HostFilter(boolean open) {
        this.open = open;
    }

    @Override
    public String description() {
        return "Host";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        if (open && !isThisMachine(exchange.getRequestHeaders().getFirst("Host"))) {
            TextAnswer.send(exchange, 403, "This port is asked as 127.0.0.1, [::1] or localhost only.\n");
            return;
        }
        chain.doFilter(exchange);
    }

    /** Whether a {@code Host} header bears a name that always means this machine, without asking a name service. */
    private static boolean isThisMachine(String host) {
        return WebOrigin.parse("http://" + host)
                .map(WebOrigin::host)
                .filter(name -> name.equals("localhost")
                        || NumericAddress.parse(name)
                                .filter(NumericAddress::isLoopback)
                                .isPresent())
                .isPresent();
    }
}
