package org.wdsjmx.plugin.http;

import com.sun.net.httpserver.HttpHandler;
import java.util.function.BooleanSupplier;

/** Tells a supervisor whether the program lives, and whether its answers mean something yet. */
public final class HealthEndpoints {

    private HealthEndpoints() {}

    /** {@code /-/healthy}: answers 200 as long as the program answers at all. */
    public static HttpHandler healthy() {
        return TextAnswer.readOnly(exchange -> TextAnswer.send(exchange, 200, "healthy\n"));
    }

    /**
     * {@code /-/ready}: answers 503 until every server has been asked once. Whether it answered is told by {@code wds_up}: a
     * server that is down does not make this program unready.
     */
    public static HttpHandler ready(BooleanSupplier allAsked) {
        return TextAnswer.readOnly(exchange -> {
            boolean ready = allAsked.getAsBoolean();
            TextAnswer.send(
                    exchange, ready ? 200 : 503, ready ? "ready\n" : "not ready: a server has not been read yet\n");
        });
    }
}
