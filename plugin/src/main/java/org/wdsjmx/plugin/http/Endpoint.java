package org.wdsjmx.plugin.http;

import com.sun.net.httpserver.HttpHandler;
import java.util.Optional;
import org.wdsjmx.plugin.access.Right;
import org.wdsjmx.plugin.access.Way;

/**
 * What answers under a path.
 *
 * @param path where; {@code /} takes what no other path takes
 * @param right what a caller must have; nothing = open to everybody
 * @param way what the audit and the metrics call this way in
 */
public record Endpoint(String path, Optional<Right> right, Way way, HttpHandler handler) {

    /** An endpoint for those who have a right. */
    public static Endpoint of(String path, Right right, HttpHandler handler) {
        return new Endpoint(path, Optional.of(right), Way.JOLOKIA, handler);
    }

    /** An endpoint for everybody. */
    public static Endpoint open(String path, HttpHandler handler) {
        return new Endpoint(path, Optional.empty(), Way.JOLOKIA, handler);
    }
}
