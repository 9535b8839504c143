package org.wdsjmx.plugin.config;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * Where the HTTP server listens. A component that is {@code null} takes its default.
 *
 * @param address an address in numbers, or {@code localhost}; default 127.0.0.1, {@code 0.0.0.0} = all. One that is not loopback
 *     needs {@code access.users} and {@code tls}
 * @param port TCP port, 0 to 65535, default 9778; 0 = any free one
 * @param origins sites besides this port itself whose pages may change something in the browser of a user, as in {@code
 *     https://hawtio.example.org}; default none
 */
public record HttpSettings(String address, Integer port, List<String> origins) {

    /** All defaults. */
    public static final HttpSettings DEFAULT = new HttpSettings(null, null, null);

    private static final int DEFAULT_PORT = 9778;

    public HttpSettings {
        address = address == null ? NumericAddress.LOOPBACK : address;
        port = port == null ? DEFAULT_PORT : port;
        origins = origins == null ? List.of() : List.copyOf(origins);
        Rules rules = new Rules()
                .require(NumericAddress.parse(address).isPresent(), "address", NumericAddress.complaint(address))
                .require(TcpPort.isLegal(port), "port", TcpPort.complaint(port));
        for (int i = 0; i < origins.size(); i++) {
            rules.require(WebOrigin.isLegal(origins.get(i)), "origins[" + i + ']', WebOrigin.complaint(origins.get(i)));
        }
        rules.enforce();
    }

    /** The address to bind to; no name service is asked. */
    public InetSocketAddress socketAddress() {
        return new InetSocketAddress(NumericAddress.parse(address).orElseThrow(), port);
    }

    /** Whether nobody but this machine can reach it. */
    public boolean isLoopback() {
        return socketAddress().getAddress().isLoopbackAddress();
    }
}
