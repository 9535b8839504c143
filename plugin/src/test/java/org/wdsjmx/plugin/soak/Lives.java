package org.wdsjmx.plugin.soak;

import java.io.IOException;
import java.nio.file.Path;

/** The lives of the program, one after another. Safe for use by several threads. */
final class Lives implements AutoCloseable {

    private final Path config;
    private final World world;
    private final WorldPort port;
    private volatile Life current;

    Lives(Path config, World world, WorldPort port) {
        this.config = config;
        this.world = world;
        this.port = port;
    }

    /** The life of now, or the last one. */
    Life current() {
        return current;
    }

    void begin() throws IOException {
        current = Life.begin(config, world, port, Pace.PINNED);
    }

    /** Kills the program; whoever talks to it is cut off in the midst of that. */
    void kill() throws IOException, InterruptedException {
        current.kill();
    }

    /** Has it end in order. */
    void end() throws IOException, InterruptedException {
        int status = current.end();
        if (status != 128 + 15) {
            throw new AssertionError("ended with " + status + ":\n" + current.output());
        }
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
        }
    }
}
