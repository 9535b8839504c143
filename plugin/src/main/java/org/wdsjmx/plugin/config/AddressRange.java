package org.wdsjmx.plugin.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses of a network, or a single one.
 *
 * @param first the lowest of them
 * @param bits how many leading bits they have in common
 */
public record AddressRange(NumericAddress first, int bits) {

    private static final Pattern FORM = Pattern.compile("([^/]+)(?:/([0-9]{1,3}))?");
    /** How many bits an IPv4 address has less than the IPv6 address that stands for it. */
    private static final int MAPPED = 96;

    /** The range that a text in the form {@code 10.0.0.0/8}, {@code fd00::/8} or {@code 10.1.2.3} is; nothing for anything else. */
    public static Optional<AddressRange> parse(String text) {
        Matcher form = FORM.matcher(text);
        Optional<NumericAddress> address = form.matches() ? NumericAddress.parse(form.group(1)) : Optional.empty();
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int all = address.get().inet().getAddress().length * 8;
        boolean mapped = all == 32 && form.group(1).indexOf(':') >= 0;
        int bits = form.group(2) == null ? all : Integer.parseInt(form.group(2)) - (mapped ? MAPPED : 0);
        return bits < 0 || bits > all ? Optional.empty() : Optional.of(new AddressRange(address.get(), bits));
    }

    static String complaint(String text) {
        return Quoted.text(text)
                + " is neither an address nor a network; write 10.1.2.3 or 10.1.2.0/24, and one of IPv6 in quotes,"
                + " \"::1\" or \"fd00::/8\"";
    }

    /** Whether its address is the lowest one, as it must be; another one is a slip in either the address or the number. */
    boolean isNetwork() {
        return first.equals(lowest());
    }

    /** What to say of one that {@linkplain #isNetwork is no network}. */
    String slip() {
        return this + " names one address of a network; write " + new AddressRange(lowest(), bits)
                + " for the network, or " + first + " for that address alone";
    }

    /** Whether it has every address that there is. */
    public boolean isAll() {
        return bits == 0;
    }

    private NumericAddress lowest() {
        byte[] bytes = first.inet().getAddress();
        for (int i = bits; i < bytes.length * 8; i++) {
            bytes[i / 8] &= (byte) ~(0x80 >> i % 8);
        }
        try {
            return NumericAddress.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether an address is one of these. */
    public boolean contains(NumericAddress address) {
        byte[] mine = first.inet().getAddress();
        byte[] other = address.inet().getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            if (((mine[i / 8] ^ other[i / 8]) >> 7 - i % 8 & 1) == 1) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return first.inet().getAddress().length * 8 == bits ? first.toString() : first + "/" + bits;
    }
}
