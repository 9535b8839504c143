package org.wdsjmx.plugin.config;

import java.util.regex.Pattern;

/** The rule for origins (RFC 6454) as browsers write them: scheme, host and port without a path. */
final class WebOrigin {

    private static final Pattern LEGAL = Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:.]+\\])(:[0-9]{1,5})?");

    private WebOrigin() {}

    static boolean isLegal(String text) {
        return LEGAL.matcher(text).matches();
    }

    static String complaint(String text) {
        return Quoted.text(text)
                + " is not an origin; write it as browsers do, in small letters and without a path, for example"
                + " https://hawtio.example.org:8443";
    }
}
