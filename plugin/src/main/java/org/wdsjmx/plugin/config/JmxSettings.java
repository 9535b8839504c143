package org.wdsjmx.plugin.config;

import java.util.Optional;

/**
 * Remote JMX. A component that is {@code null} takes its default.
 *
 * @param port TCP port of both the registry and the objects, 0 to 65535; 0 = any free one. Has no default: whoever writes the
 *     section says where to connect
 * @param address address to listen on, in numbers, or {@code localhost}; default 127.0.0.1. One that is not loopback needs
 *     {@code access.users} and {@code tls}
 * @param host name or address under which consoles reach this machine; default the address, required when that is 0.0.0.0 or
 *     {@code ::}
 */
public record JmxSettings(Integer port, String address, Optional<String> host) {

    public JmxSettings {
        address = address == null ? NumericAddress.LOOPBACK : address;
        host = host == null ? Optional.empty() : host;
        Optional<NumericAddress> listening = NumericAddress.listening(address);
        Optional<String> given = host;
        Optional<NumericAddress> reached = host.flatMap(NumericAddress::parse);
        new Rules()
                .require(port != null, "port", "is missing; give the port for JMX consoles, for example 9010")
                .require(port == null || TcpPort.isLegal(port), "port", port == null ? "" : TcpPort.complaint(port))
                .require(listening.isPresent(), "address", NumericAddress.complaint(address))
                .require(
                        host.isPresent()
                                || listening.isEmpty()
                                || !listening.get().isAny(),
                        "host",
                        "is missing; JMX tells consoles where to connect to, and " + address
                                + " is no such address: give the name of this machine",
                        "address")
                .require(
                        reached.isEmpty() || !reached.get().isAny(),
                        "host",
                        "is " + host.orElse("")
                                + ", which is no address that a console can connect to; give the name of this"
                                + " machine")
                .enforce();
        address = listening.orElseThrow().toString();
        host = reached.map(NumericAddress::toString).or(() -> given);
    }

    /** The address to listen on; no name service is asked. */
    public NumericAddress listening() {
        return NumericAddress.parse(address).orElseThrow();
    }

    /** Under which name consoles reach it. */
    public String advertisedHost() {
        return host.orElse(address);
    }

    /** Whether nobody but this machine can reach it. */
    public boolean isLoopback() {
        return listening().isLoopback();
    }
}
