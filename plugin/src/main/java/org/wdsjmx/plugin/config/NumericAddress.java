package org.wdsjmx.plugin.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses to listen on without asking any name service, so that nobody else decides where this program listens. */
final class NumericAddress {

    static final String LOOPBACK = "127.0.0.1";

    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private NumericAddress() {}

    /**
     * The address that a text names.
     *
     * @param text an address in numbers, or {@code localhost}, which is taken for 127.0.0.1
     * @return nothing for anything else
     */
    static Optional<InetAddress> parse(String text) {
        String address = text.equalsIgnoreCase("localhost") ? LOOPBACK : text;
        if (!IPV4.matcher(address).matches() && !IPV6.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    static String complaint(String text) {
        return Quoted.text(text)
                + " is not an address in numbers; use 127.0.0.1 or ::1 for this machine only, 0.0.0.0 for all"
                + " networks, or the address of one network interface";
    }
}
