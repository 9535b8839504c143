package org.wdsjmx.plugin.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IP address, however it is spelled: two of them are equal when they are the same address. It is written in the one form of RFC 5952; an
 * IPv6 address that stands for an IPv4 address ({@code ::ffff:192.0.2.1}) is that one, and a zone ({@code %eth0}), which means
 * something on one machine only, is left out. No name service is ever asked.
 */
public final class NumericAddress {

    static final String LOOPBACK = "127.0.0.1";

    private static final Pattern IPV4 = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:]*([0-9.]{7,15})?");
    private static final Pattern ZONE = Pattern.compile("%[0-9A-Za-z_.~-]+");

    private final InetAddress address;
    private final String text;

    private NumericAddress(InetAddress address) {
        this.address = address;
        this.text = canonical(address.getAddress());
    }

    /** An address that a socket tells. */
    public static NumericAddress of(InetAddress address) {
        try {
            // Without the zone that the address of a socket can have.
            return new NumericAddress(InetAddress.getByAddress(address.getAddress()));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * The address that a text is.
     *
     * @param text an address in numbers; one of IPv6 may stand in brackets. Leading zeros of IPv4 are octal to some and decimal to others,
     *     so that is none
     * @return nothing for anything else
     */
    public static Optional<NumericAddress> parse(String text) {
        boolean brackets = text.startsWith("[") && text.endsWith("]") && text.length() > 1;
        String inner = brackets ? text.substring(1, text.length() - 1) : text;
        int percent = inner.indexOf('%');
        String numbers = percent < 0 ? inner : inner.substring(0, percent);
        boolean legal = numbers.indexOf(':') < 0
                ? !brackets && percent < 0 && IPV4.matcher(numbers).matches()
                : isIpv6(numbers)
                        && (percent < 0
                                || ZONE.matcher(inner.substring(percent)).matches());
        if (!legal) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(InetAddress.getByName(numbers)));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /**
     * The address that a text in the configuration names as one to listen on.
     *
     * @return nothing when it names none; a link-local address with a zone is none, because numbers of zones change
     */
    static Optional<NumericAddress> listening(String text) {
        if (text.equalsIgnoreCase("localhost")) {
            return parse(LOOPBACK);
        }
        return parse(text)
                .filter(named -> text.indexOf('%') < 0 || !named.inet().isLinkLocalAddress());
    }

    static String complaint(String text) {
        return Quoted.text(text)
                + " is not an address in numbers; use 127.0.0.1 or ::1 for this machine only, 0.0.0.0 for all"
                + " networks, or the address of one network interface";
    }

    /** For sockets. */
    public InetAddress inet() {
        return address;
    }

    public boolean isLoopback() {
        return address.isLoopbackAddress();
    }

    /** Whether it stands for all addresses of this machine. */
    public boolean isAny() {
        return address.isAnyLocalAddress();
    }

    /** As it stands in a URL, and before a port: IPv6 in brackets (RFC 3986). */
    public String inUrl() {
        return text.indexOf(':') < 0 ? text : '[' + text + ']';
    }

    /** A host as it stands in a URL, which can be a name as well. */
    public static String inUrl(String host) {
        return parse(host).map(NumericAddress::inUrl).orElse(host);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumericAddress same && text.equals(same.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** In the form of RFC 5952, without brackets. */
    @Override
    public String toString() {
        return text;
    }

    private static boolean isIpv6(String numbers) {
        int afterLast = numbers.lastIndexOf(':') + 1;
        String last = numbers.substring(afterLast);
        return IPV6.matcher(numbers).matches()
                && (last.indexOf('.') < 0 || IPV4.matcher(last).matches());
    }

    private static String canonical(byte[] bytes) {
        if (bytes.length == 4) {
            return (bytes[0] & 0xFF) + "." + (bytes[1] & 0xFF) + '.' + (bytes[2] & 0xFF) + '.' + (bytes[3] & 0xFF);
        }
        int[] groups = new int[8];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = (bytes[2 * i] & 0xFF) << 8 | bytes[2 * i + 1] & 0xFF;
        }
        int zeros = longestZeros(groups);
        StringBuilder canonical = new StringBuilder();
        for (int i = 0; i < groups.length; i++) {
            if (i == zeros) {
                canonical.append("::");
                i += zerosFrom(groups, i) - 1;
            } else {
                canonical
                        .append(canonical.isEmpty() || canonical.charAt(canonical.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(groups[i]).toLowerCase(Locale.ROOT));
            }
        }
        return canonical.toString();
    }

    /** Where the longest run of zeros begins, the first one of several; -1 when there is none of two groups. */
    private static int longestZeros(int[] groups) {
        int begin = -1;
        int longest = 1;
        for (int i = 0; i < groups.length; i++) {
            if (zerosFrom(groups, i) > longest) {
                begin = i;
                longest = zerosFrom(groups, i);
            }
        }
        return begin;
    }

    private static int zerosFrom(int[] groups, int begin) {
        int end = begin;
        while (end < groups.length && groups[end] == 0) {
            end++;
        }
        return end - begin;
    }
}
