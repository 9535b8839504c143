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
 * @param mostBytes bytes that the body of a request may have
 */
public record Endpoint(String path, Optional<Right> right, Way way, HttpHandler handler, int mostBytes) {

    /** Far more than any request of a console needs. */
    static final int USUAL_BYTES = 1 << 20;

    /** An endpoint for those who have a right. */
    public static Endpoint of(String path, Right right, HttpHandler handler) {
        return new Endpoint(path, Optional.of(right), Way.JOLOKIA, handler, USUAL_BYTES);
    }

    /** The same endpoint by another way in, as the audit and the metrics call it. */
    public Endpoint by(Way other) {
        return new Endpoint(path, right, other, handler, mostBytes);
    }

    /** The same endpoint for bodies of another size. */
    public Endpoint taking(int bytes) {
        return new Endpoint(path, right, way, handler, bytes);
    }

    /** An endpoint for everybody. */
    public static Endpoint open(String path, HttpHandler handler) {
        return new Endpoint(path, Optional.empty(), Way.JOLOKIA, handler, USUAL_BYTES);
    }
}
