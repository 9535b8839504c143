package org.wdsjmx.plugin.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognises addresses that only this machine can reach, without asking any name service. */
final class LoopbackAddress {

    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private LoopbackAddress() {}

    /**
     * The address that a text names.
     *
     * @param text an address in numbers, or {@code localhost}, which is taken for 127.0.0.1
     * @return nothing for any other name and any address that is not loopback
     */
    static Optional<InetAddress> parse(String text) {
        String address = text.equalsIgnoreCase("localhost") ? "127.0.0.1" : text;
        if (!IPV4.matcher(address).matches() && !IPV6.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(address)).filter(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
