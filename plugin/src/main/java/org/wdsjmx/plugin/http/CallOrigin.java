package org.wdsjmx.plugin.http;

import java.util.List;

/**
 * Tells by which way the call of the current thread came in, and whether that way may change anything. A thread that did not
 * come through HTTP came through JMX.
 */
public final class CallOrigin {

    /** JMX, local or remote. */
    public static final String JMX = "jmx";

    /** Jolokia over HTTP. */
    public static final String JOLOKIA = "jolokia";

    private static final Call BY_JMX = new Call(JMX, true);

    private final ThreadLocal<Call> current = ThreadLocal.withInitial(() -> BY_JMX);

    /** Every way in. */
    public static List<String> all() {
        return List.of(JMX, JOLOKIA);
    }

    /** The way of the current call. */
    public String current() {
        return current.get().origin();
    }

    /** Whether the current call may change anything. */
    boolean mayChange() {
        return current.get().mayChange();
    }

    /** The calls of this thread come in by this way, until {@link #leave()}. */
    void enter(String origin, boolean mayChange) {
        current.set(new Call(origin, mayChange));
    }

    void leave() {
        current.remove();
    }

    private record Call(String origin, boolean mayChange) {}
}
