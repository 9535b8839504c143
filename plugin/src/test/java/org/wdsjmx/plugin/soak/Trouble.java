package org.wdsjmx.plugin.soak;

/** What is wrong with a server of the {@link World}. */
enum Trouble {
    NONE(true),
    /** It takes no connection. */
    UNREACHABLE(false),
    /** It takes connections, and every read fails. */
    READS_FAIL(false),
    /** It takes connections and answers nothing until it is well again; then what waits fails. */
    HANGS(false),
    /** It can be read, and refuses to disconnect anybody. */
    REFUSES(true);

    private final boolean readable;

    Trouble(boolean readable) {
        this.readable = readable;
    }

    /** Whether reads succeed. */
    boolean isReadable() {
        return readable;
    }
}
