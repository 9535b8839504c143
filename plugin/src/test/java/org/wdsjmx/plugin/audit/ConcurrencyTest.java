package org.wdsjmx.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wdsjmx.plugin.audit.Operations.ACCEPTED;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.transport.MomentSource;

@Timeout(120)
class ConcurrencyTest {

    private static final int THREADS = 8;
    private static final int CALLS = 40;

    @Test
    void everyCallOfManyThreadsIsWrittenOnce(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("audit.jsonl");
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        Map<Long, AuditedOperation> intended = new HashMap<>();
        AuditRotation rotation = new AuditRotation(100_000, Duration.ofDays(30));
        try (AuditLog log = AuditLog.open(file, rotation, MomentSource.system())) {
            List<Future<List<Intent>>> results = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                long client = thread;
                results.add(threads.submit(() -> write(log, client)));
            }
            for (Future<List<Intent>> result : results) {
                for (Intent intent : result.get()) {
                    assertThat(intended.put(intent.id(), intent.operation())).isNull();
                }
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(intended).hasSize(THREADS * CALLS * 2);
        AuditReport report = AuditVerifier.verify(file, Optional.empty());
        assertThat(report.faults()).isEmpty();
        assertThat(report.files()).hasSizeGreaterThan(2);
        // The first of the two intents of each call has its outcome.
        assertThat(report.withoutOutcome()).hasSize(THREADS * CALLS).allSatisfy(intent -> {
            assertThat(intended).containsEntry(intent.id(), intent.operation());
            assertThat(intent.operation().name()).endsWith("-second");
        });
    }

    private static List<Intent> write(AuditLog log, long client) throws IOException {
        List<Intent> all = new ArrayList<>();
        for (int call = 0; call < CALLS; call++) {
            List<Intent> intents = log.intend(
                    List.of(Operations.named(client, call + "-first"), Operations.named(client, call + "-second")));
            assertThat(intents.get(0).operation().name()).isEqualTo(call + "-first");
            log.deny(List.of(Operations.disconnect(client)), "no");
            log.complete(Map.of(intents.get(0), ACCEPTED));
            all.addAll(intents);
        }
        return all;
    }
}
