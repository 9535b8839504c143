package org.wdsjmx.plugin.config;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the HTTP server listens. A component that is {@code null} takes its default.
 *
 * @param address an address in numbers, or {@code localhost}; default 127.0.0.1, {@code 0.0.0.0} = all. One that is not loopback
 *     needs {@code access.users} and {@code tls}
 * @param port TCP port, 0 to 65535, default 9778; 0 = any free one
 * @param origins sites besides this port itself whose pages may change something in the browser of a user, as in {@code
 *     https://hawtio.example.org}; default none
 * @param trustedProxies addresses ({@code 10.1.2.3}) and networks ({@code 10.1.2.0/24}) of reverse proxies that are believed who makes
 *     a request and under which address a browser sees this port; default none. Needs {@code access.users}
 */
public record HttpSettings(String address, Integer port, List<String> origins, List<String> trustedProxies) {

    /** All defaults. */
    public static final HttpSettings DEFAULT = new HttpSettings(null, null, null, null);

    private static final int DEFAULT_PORT = 9778;

    public HttpSettings {
        address = address == null ? NumericAddress.LOOPBACK : address;
        Optional<NumericAddress> listening = NumericAddress.listening(address);
        port = port == null ? DEFAULT_PORT : port;
        origins = origins == null ? List.of() : List.copyOf(origins);
        trustedProxies = trustedProxies == null ? List.of() : List.copyOf(trustedProxies);
        Rules rules = new Rules()
                .require(listening.isPresent(), "address", NumericAddress.complaint(address))
                .require(TcpPort.isLegal(port), "port", TcpPort.complaint(port));
        for (int i = 0; i < origins.size(); i++) {
            rules.require(
                    WebOrigin.parse(origins.get(i)).isPresent(),
                    "origins[" + i + ']',
                    WebOrigin.complaint(origins.get(i)));
        }
        for (int i = 0; i < trustedProxies.size(); i++) {
            String key = "trustedProxies[" + i + ']';
            Optional<AddressRange> range = AddressRange.parse(trustedProxies.get(i));
            rules.require(range.isPresent(), key, AddressRange.complaint(trustedProxies.get(i)))
                    .require(
                            range.isEmpty() || range.get().isNetwork(),
                            key,
                            range.map(AddressRange::slip).orElse(""));
        }
        rules.enforce();
        address = listening.orElseThrow().toString();
    }

    /** The address to bind to; no name service is asked. */
    public InetSocketAddress socketAddress() {
        return new InetSocketAddress(listening().inet(), port);
    }

    /** The address to listen on. */
    public NumericAddress listening() {
        return NumericAddress.parse(address).orElseThrow();
    }

    /** The {@link #origins}. */
    public Set<WebOrigin> webOrigins() {
        return origins.stream()
                .map(origin -> WebOrigin.parse(origin).orElseThrow())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The {@link #trustedProxies}. */
    public List<AddressRange> proxyRanges() {
        return trustedProxies.stream()
                .map(range -> AddressRange.parse(range).orElseThrow())
                .toList();
    }

    /** Whether nobody but this machine can reach it. */
    public boolean isLoopback() {
        return listening().isLoopback();
    }
}
