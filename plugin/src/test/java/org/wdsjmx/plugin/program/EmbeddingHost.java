package org.wdsjmx.plugin.program;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.wdsjmx.plugin.WdsJmx;

/** Somebody's application that starts wds-jmx itself, never closes it, and goes on as {@link Host}. */
public final class EmbeddingHost {

    private EmbeddingHost() {}

    /** @param arguments the configuration, and how the host ends */
    public static void main(String... arguments) throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        boolean exits = arguments[1].equals("exit on a thread of wds-jmx");
        WdsJmx wds = WdsJmx.builder()
                .configFile(Path.of(arguments[0]))
                .audience((server, view, changes, reading) -> {
                    if (view.up()) {
                        seen.countDown();
                        if (exits) {
                            System.exit(7);
                        }
                    }
                })
                .start();
        seen.await();
        System.out.println("wds-jmx watches " + wds.servers());
        Host.main(exits ? "wait" : arguments[1]);
    }
}
