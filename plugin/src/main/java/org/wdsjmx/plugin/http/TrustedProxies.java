package org.wdsjmx.plugin.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wdsjmx.plugin.config.AddressRange;
import org.wdsjmx.plugin.config.NumericAddress;
import org.wdsjmx.plugin.config.WebOrigin;

/**
 * Reverse proxies that are believed what they say of a request: who made it ({@code X-Forwarded-For}), and under which address a browser
 * sees this program ({@code X-Forwarded-Proto}, {@code X-Forwarded-Host}). The same headers from anybody else mean
 * nothing. {@code Forwarded} (RFC 7239) is not read: most proxies hand on what a caller wrote into it.
 *
 * @param ranges their addresses
 */
public record TrustedProxies(List<AddressRange> ranges) {

    /** Nobody is believed. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    /** Some proxies add the port from which the caller connected. */
    private static final Pattern WITH_PORT = Pattern.compile("(\\[[^\\]]*\\]|[0-9.]+):[0-9]{1,5}");

    public TrustedProxies {
        ranges = List.copyOf(ranges);
    }

    /** Who makes a request: the last one in the row of those who handed it on who is not trusted. */
    NumericAddress caller(HttpExchange exchange) {
        NumericAddress caller = peer(exchange);
        List<String> row = values(exchange, "X-Forwarded-For");
        for (int i = row.size() - 1; i >= 0 && isTrusted(caller); i--) {
            Optional<NumericAddress> before = address(row.get(i));
            if (before.isEmpty()) {
                // Whoever wrote this is the last one who is known.
                return caller;
            }
            caller = before.get();
        }
        return caller;
    }

    /** The origin that the pages of this program have in the browser that makes a request; nothing when it cannot be told. */
    Optional<WebOrigin> own(HttpExchange exchange) {
        String scheme = exchange instanceof HttpsExchange ? "https" : "http";
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (isTrusted(peer(exchange))) {
            scheme = last(exchange, "X-Forwarded-Proto").orElse(scheme);
            host = last(exchange, "X-Forwarded-Host").orElse(host);
        }
        return host == null ? Optional.empty() : WebOrigin.parse(scheme + "://" + host);
    }

    private boolean isTrusted(NumericAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static NumericAddress peer(HttpExchange exchange) {
        return NumericAddress.of(exchange.getRemoteAddress().getAddress());
    }

    /** What the proxy itself wrote: it adds to what it was told. */
    private static Optional<String> last(HttpExchange exchange, String header) {
        List<String> values = values(exchange, header);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    private static List<String> values(HttpExchange exchange, String header) {
        return exchange.getRequestHeaders().getOrDefault(header, List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    private static Optional<NumericAddress> address(String text) {
        Matcher withPort = WITH_PORT.matcher(text);
        return NumericAddress.parse(withPort.matches() ? withPort.group(1) : text);
    }
}
