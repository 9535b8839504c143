package org.wdsjmx.plugin.http;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Recognises the names that always mean this machine, without asking a name server. */
final class LoopbackName {

    private static final Pattern IPV4 = Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");

    private LoopbackName() {}

    /** Whether a {@code Host} header, with or without port, names this machine. */
    static boolean isLoopbackHost(String host) {
        return host != null && isLoopbackUrl("http://" + host);
    }

    /** Whether a URL, for example of an {@code Origin} header, names this machine. */
    static boolean isLoopbackUrl(String url) {
        try {
            String host = URI.create(url).getHost();
            return host != null
                    && (host.toLowerCase(Locale.ROOT).equals("localhost")
                            || host.equals("[::1]")
                            || IPV4.matcher(host).matches());
        } catch (IllegalArgumentException e) {
            // Not a URL, so not one of ours.
            return false;
        }
    }
}
