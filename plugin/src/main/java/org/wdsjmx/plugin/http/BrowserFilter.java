package org.wdsjmx.plugin.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wdsjmx.plugin.config.WebOrigin;

/**
 * Keeps pages of other sites from acting through the browser of a user. Browsers tell where a request comes from ({@code Origin},
 * RFC 6454, or {@code Referer}); one that changes something and does not tell is refused if a browser made it. Programs send
 * neither and are let through: they have no user whose password they could abuse.
 */
final class BrowserFilter extends Filter {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final List<String> SIGNS = List.of("Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest", "Cookie");

    private final Set<WebOrigin> origins;
    private final TrustedProxies proxies;

    /**
     * @param origins sites besides this port itself that are let through
     * @param proxies tell under which address a browser sees this port
     */
    BrowserFilter(Set<WebOrigin> origins, TrustedProxies proxies) {
        this.origins = origins;
        this.proxies = proxies;
    }

    @Override
    public String description() {
        return "Origin";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        boolean reads = READING.contains(exchange.getRequestMethod());
        Optional<String> told = Optional.ofNullable(headers.getFirst("Origin"));
        if (told.isEmpty() && !reads) {
            told = Optional.ofNullable(headers.getFirst("Referer")).map(BrowserFilter::originOf);
        }
        // What is told and is no origin, as "null", is nobody's whose pages may ask.
        Optional<WebOrigin> origin = told.flatMap(WebOrigin::parse);
        if (told.isEmpty() ? !reads && isBrowser(headers) : !isTrusted(origin, exchange)) {
            TextAnswer.send(
                    exchange,
                    403,
                    "This request comes from a page of another site, or does not tell its origin. Pages of sites that are"
                            + " listed in http.origins may ask.\n");
            return;
        }
        if (origin.isPresent() && origins.contains(origin.get())) {
            grant(exchange, told.get());
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
                return;
            }
        }
        chain.doFilter(exchange);
    }

    private boolean isTrusted(Optional<WebOrigin> origin, HttpExchange exchange) {
        return origin.isPresent() && (origins.contains(origin.get()) || origin.equals(proxies.own(exchange)));
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
        try {
            URI uri = URI.create(referer);
            return uri.getScheme() + "://" + uri.getRawAuthority();
        } catch (IllegalArgumentException e) {
            return "null";
        }
    }
}
