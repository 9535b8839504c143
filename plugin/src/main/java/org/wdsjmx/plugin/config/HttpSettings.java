package org.wdsjmx.plugin.config;

import java.net.InetSocketAddress;

/**
 * Where the HTTP server listens. A component that is {@code null} takes its default.
 *
 * @param address a loopback address in numbers, or {@code localhost}; default 127.0.0.1. Other addresses are refused
 *     because this release has no access control
 * @param port TCP port, 0 to 65535, default 9778; 0 = any free one
 */
public record HttpSettings(String address, Integer port) {

    /** All defaults. */
    public static final HttpSettings DEFAULT = new HttpSettings(null, null);

    private static final int DEFAULT_PORT = 9778;

    public HttpSettings {
        address = address == null ? "127.0.0.1" : address;
        port = port == null ? DEFAULT_PORT : port;
        new Rules()
                .require(
                        LoopbackAddress.parse(address).isPresent(),
                        "address",
                        Quoted.text(address)
                                + " is not a loopback address: binding beyond loopback needs access control,"
                                + " which this release does not have; use 127.0.0.1 or ::1")
                .require(TcpPort.isLegal(port), "port", TcpPort.complaint(port))
                .enforce();
    }

    /** The address to bind to; no name service is asked. */
    public InetSocketAddress socketAddress() {
        return new InetSocketAddress(LoopbackAddress.parse(address).orElseThrow(), port);
    }
}
