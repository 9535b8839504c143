package org.wdsjmx.plugin.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An origin (RFC 6454): scheme, host and port of a site. Two are equal when a browser takes them for the same one, however
 * they are spelled.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name in small letters, or an address as in a URL
 * @param port the port, also where it is that of the scheme
 */
public record WebOrigin(String scheme, String host, int port) {

    private static final Pattern FORM = Pattern.compile(
            "(https?)://([a-z0-9._-]+|\\[[0-9a-f:.]+(?:%[0-9a-z_.~-]+)?\\])(?::([0-9]{1,5}))?",
            Pattern.CASE_INSENSITIVE);
    private static final int HIGHEST_PORT = 65_535;

    /** The origin that a text in the form {@code https://wds.example.org:8443} is; nothing for anything else, a path included. */
    public static Optional<WebOrigin> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String scheme = form.group(1).toLowerCase(Locale.ROOT);
        String host = form.group(2).toLowerCase(Locale.ROOT);
        Optional<NumericAddress> address = NumericAddress.parse(host);
        int port = form.group(3) == null ? usualPort(scheme) : Integer.parseInt(form.group(3));
        if (host.startsWith("[") && address.isEmpty() || port > HIGHEST_PORT) {
            return Optional.empty();
        }
        return Optional.of(
                new WebOrigin(scheme, address.map(NumericAddress::inUrl).orElse(host), port));
    }

    static String complaint(String text) {
        return Quoted.text(text)
                + " is not an origin; write it as browsers do, without a path, for example https://hawtio.example.org:8443";
    }

    public boolean isSecure() {
        return scheme.equals("https");
    }

    /** As browsers write it. */
    @Override
    public String toString() {
        return scheme + "://" + host + (port == usualPort(scheme) ? "" : ":" + port);
    }

    private static int usualPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
