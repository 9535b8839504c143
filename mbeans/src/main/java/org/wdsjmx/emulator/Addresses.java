package org.wdsjmx.emulator;

import java.util.Locale;
import org.wdsjmx.transport.MacAddress;

/** Counts addresses up. The notation of MAC addresses, with hyphens, is the emulator's own choice. */
final class Addresses {

    private static final int MAC_DIGITS = 12;
    private static final int LAST_THREE_BYTES = 0xFF_FFFF;
    private static final long LOCALLY_ADMINISTERED = 0x02_00_00_00_00_00L;

    private Addresses() {}

    /** A MAC address that only this name leads to (nearly always; an overlap is found when the server is checked). */
    static String macFor(String name) {
        long scattered = Noise.bits(Noise.subject(name), 0, 0);
        return mac(LOCALLY_ADMINISTERED | (scattered & 0xFF_FFFF_0000L));
    }

    /** The address so many after the first one. */
    static String mac(String first, int offset) {
        String digits = MacAddress.canonical(first);
        if (digits.length() != MAC_DIGITS || !digits.matches("[0-9A-F]+")) {
            throw Check.wrong("macAddress", first, "it has twelve hexadecimal digits", "Write it as 00-15-5D-0A-10-01");
        }
        long value = Long.parseLong(digits, 16) + offset;
        if (value >>> 48 != 0) {
            throw Check.wrong("macAddress", first, "counting up from it runs over", "Begin lower");
        }
        return mac(value);
    }

    private static String mac(long value) {
        return String.format(Locale.ROOT, "%012X", value).replaceAll("(..)(?!$)", "$1-");
    }

    static String ipFor(String macAddress) {
        long low = Long.parseLong(MacAddress.canonical(mac(macAddress, 0)), 16) & LAST_THREE_BYTES;
        return ip(10L << 24 | low);
    }

    /** The address so many after the first one. */
    static String ip(String first, int offset) {
        if (first.indexOf(':') >= 0 && offset == 0) {
            return first;
        }
        String[] parts = first.split("\\.", -1);
        long value = 0;
        boolean wellFormed = parts.length == 4;
        for (String part : parts) {
            wellFormed &= part.matches("\\d{1,3}") && Integer.parseInt(part) <= 255;
            value = wellFormed ? value << 8 | Integer.parseInt(part) : 0;
        }
        if (!wellFormed || value + offset > 0xFFFF_FFFFL) {
            throw Check.wrong(
                    "ipAddress",
                    first,
                    "it is an IPv4 address to count up from (or the IPv6 address of a single machine)",
                    "Write it as 10.20.4.21");
        }
        return ip(value + offset);
    }

    private static String ip(long value) {
        return (value >> 24) + "." + (value >> 16 & 255) + "." + (value >> 8 & 255) + "." + (value & 255);
    }
}
