package org.wdsjmx.plugin.access;

import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.wdsjmx.plugin.config.NumericAddress;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MomentSource;

/**
 * Slows down whoever guesses: after some failures from an address it has to wait, longer with each. Other addresses do not; an
 * IPv6 network of 64 bits, which one machine can have to itself, counts as one. Remembers a bounded number of addresses, those
 * that failed last. Safe for use by several threads.
 */
final class BackOff {

    private static final int FREE_FAILURES = 5;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final int capacity;
    private final MomentSource clock;
    private final Map<String, Failures> addresses = new LinkedHashMap<>();

    private record Failures(int count, Moment last) {

        Duration pause() {
            if (count < FREE_FAILURES) {
                return Duration.ZERO;
            }
            Duration doubled = Duration.ofSeconds(1L << Math.min(count - FREE_FAILURES, 10));
            return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        }
    }

    /** @param capacity how many addresses are remembered */
    BackOff(int capacity, MomentSource clock) {
        this.capacity = capacity;
        this.clock = clock;
    }

    /** How long an address has to wait; nothing when it does not. */
    synchronized Optional<Duration> pause(String address) {
        Failures failures = addresses.get(network(address));
        if (failures == null) {
            return Optional.empty();
        }
        Duration left = failures.pause().minus(clock.moment().since(failures.last()));
        return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
    }

    synchronized void failed(String address) {
        String network = network(address);
        Moment now = clock.moment();
        Failures before = addresses.remove(network);
        boolean counts = before != null && !now.isAtLeast(FORGOTTEN_AFTER, before.last());
        addresses.put(network, new Failures(counts ? before.count() + 1 : 1, now));
        if (addresses.size() > capacity) {
            addresses.remove(addresses.keySet().iterator().next());
        }
    }

    synchronized void succeeded(String address) {
        addresses.remove(network(address));
    }

    private static String network(String address) {
        byte[] bytes = NumericAddress.parse(address)
                .orElseThrow(() -> new IllegalArgumentException(address + " is not an address in numbers"))
                .inet()
                .getAddress();
        return bytes.length == IPV4_BYTES
                ? HexFormat.of().formatHex(bytes)
                : HexFormat.of().formatHex(bytes, 0, IPV6_NETWORK_BYTES);
    }
}
