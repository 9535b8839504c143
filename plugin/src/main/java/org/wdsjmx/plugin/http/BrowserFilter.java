package org.wdsjmx.plugin.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps pages of other sites from acting through the browser of a user. Browsers tell where a request comes from ({@code Origin},
 * RFC 6454, or {@code Referer}); one that changes something and does not tell is refused if a browser made it. Programs send
 * neither and are let through: they have no user whose password they could abuse.
 */
final class BrowserFilter extends Filter {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final List<String> SIGNS = List.of("Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest", "Cookie");

    private final Set<String> origins;

    /** @param origins sites besides this port itself that are let through */
    BrowserFilter(Set<String> origins) {
        this.origins = origins;
    }

    @Override
    public String description() {
        return "Origin";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        String origin = headers.getFirst("Origin");
        boolean reads = READING.contains(exchange.getRequestMethod());
        if (origin == null && !reads) {
            origin = originOf(headers.getFirst("Referer"));
        }
        if (origin == null ? !reads && isBrowser(headers) : !isTrusted(origin, exchange)) {
            TextAnswer.send(
                    exchange,
                    403,
                    "This request comes from a page of another site, or does not tell its origin. Pages of sites that are"
                            + " listed in http.origins may ask.\n");
            return;
        }
        if (origin != null && origins.contains(origin)) {
            grant(exchange, origin);
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
                return;
            }
        }
        chain.doFilter(exchange);
    }

    private boolean isTrusted(String origin, HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String own = (exchange instanceof HttpsExchange ? "https://" : "http://")
                + String.valueOf(host).toLowerCase(Locale.ROOT);
        return host != null && origin.equals(own) || origins.contains(origin);
    }

    /** Lets the page read the answer (Fetch standard, CORS protocol). */
    private static void grant(HttpExchange exchange, String origin) {
        Headers answer = exchange.getResponseHeaders();
        answer.set("Access-Control-Allow-Origin", origin);
        answer.set("Access-Control-Allow-Credentials", "true");
        answer.set("Access-Control-Allow-Headers", "Authorization, Content-Type");
        answer.set("Access-Control-Allow-Methods", "GET, POST");
        answer.set("Cross-Origin-Resource-Policy", "cross-origin");
        answer.add("Vary", "Origin");
    }

    private static boolean isBrowser(Headers headers) {
        String agent = headers.getFirst("User-Agent");
        return agent != null && agent.startsWith("Mozilla/") || SIGNS.stream().anyMatch(headers::containsKey);
    }

    /** The origin of a URL; what is no URL is no origin of ours. */
    private static String originOf(String referer) {
        if (referer == null) {
            return null;
        }
        try {
            URI uri = URI.create(referer);
            return uri.getScheme() + "://" + uri.getRawAuthority();
        } catch (IllegalArgumentException e) {
            return "null";
        }
    }
}
