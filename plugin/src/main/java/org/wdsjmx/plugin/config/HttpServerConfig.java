package org.wdsjmx.plugin.config;

import java.util.Map;
import java.util.Optional;

/**
 * The section {@code http_server_config} of Prometheus' web configuration. It is read, so that one file serves both, and not kept: see
 * {@link UsersFile#notTaken}.
 *
 * @param http2 whether HTTP/2 is spoken, too
 * @param headers headers of every answer
 */
@EmptyIsAbsent
public record HttpServerConfig(Optional<Boolean> http2, Map<String, String> headers) {

    public HttpServerConfig {
        headers = headers == null ? Map.of() : Map.copyOf(headers);
    }
}
