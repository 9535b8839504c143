package org.wdsjmx.plugin.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.wdsjmx.transport.MomentSource;

/**
 * A virtual machine that writes intents from several threads until it is killed, and prints the id of each when it is on disk. Every
 * second one gets an outcome.
 */
final class IntentProcess {

    private static final int THREADS = 8;

    private IntentProcess() {}

    public static void main(String[] arguments) throws Exception {
        AuditRotation rotation = new AuditRotation(Long.parseLong(arguments[1]), Operations.NO_ROTATION.maxAge());
        AuditLog log = AuditLog.open(Path.of(arguments[0]), rotation, MomentSource.system());
        for (int thread = 0; thread < THREADS; thread++) {
            long client = thread;
            new Thread(() -> write(log, client), "intents-" + thread).start();
        }
    }

    private static void write(AuditLog log, long client) {
        try {
            while (true) {
                Intent intent =
                        log.intend(List.of(Operations.disconnect(client))).get(0);
                System.out.println(intent.id());
                if (intent.id() % 2 == 0) {
                    log.complete(Map.of(intent, Operations.ACCEPTED));
                }
            }
        } catch (AuditException e) {
            System.out.println(e.getMessage());
            System.exit(1);
        }
    }
}
