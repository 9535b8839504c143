package org.wdsjmx.plugin.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows the IPv6 address that makes a line something else than YAML because it stands there without quotes. */
final class UnquotedAddress {

    private static final Pattern CANDIDATE = Pattern.compile(
            "(\"[^\"]*\"|'[^']*')|(https?://\\[[0-9a-fA-F:.]+](?::[0-9]+)?)|([0-9a-fA-F:]*::[0-9a-fA-F:.]*(?:/[0-9]{1,3})?)");

    private UnquotedAddress() {}

    /** What to do about such a line; empty when it has no such address. */
    static String remedy(String line) {
        Matcher candidate = CANDIDATE.matcher(line);
        while (candidate.find()) {
            boolean found = candidate.group(2) != null
                            && WebOrigin.parse(candidate.group(2)).isPresent()
                    || candidate.group(3) != null
                            && AddressRange.parse(candidate.group(3)).isPresent();
            if (found) {
                return "; an IPv6 address must stand in quotes: \"" + candidate.group() + '"';
            }
        }
        return "";
    }
}
