package org.wdsjmx.plugin.jmx;

import java.net.InetAddress;
import org.wdsjmx.plugin.config.NumericAddress;

/**
 * Where the call comes from that a thread of RMI is answering. RMI answers a call with the thread that read it from its
 * connection; so the connection notes the address for the thread that reads.
 */
final class CallerAddress {

    private final ThreadLocal<InetAddress> readBy = new ThreadLocal<>();

    /** In numbers; {@code 0.0.0.0} when this thread has read from no connection. */
    String current() {
        InetAddress address = readBy.get();
        return address == null ? "0.0.0.0" : NumericAddress.of(address).toString();
    }

    /** The current thread reads what this address sent. */
    void note(InetAddress address) {
        readBy.set(address);
    }
}
