package org.wdsjmx.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wdsjmx.plugin.audit.Operations.ACCEPTED;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.wdsjmx.testing.SteppingClock;

/** Whatever is done to the bytes or lines of a real audit of three files is found, and nothing makes the verification throw. */
class TamperingPropertyTest {

    private static Path directory;
    private static Map<Path, byte[]> original;

    @BeforeContainer
    static void write() throws IOException {
        directory = Files.createTempDirectory("audit-");
        Path file = directory.resolve("audit.jsonl");
        SteppingClock clock = new SteppingClock(Instant.parse("2026-06-01T08:00:00Z"));
        try (AuditLog log = AuditLog.open(file, new AuditRotation(2_500, Duration.ofDays(30)), clock)) {
            for (int i = 0; i < 8; i++) {
                log.complete(Map.of(log.intend(Operations.disconnects(1)).get(0), ACCEPTED));
            }
        }
        Files.delete(directory.resolve("audit.jsonl.lock"));
        original = new HashMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path found : files.toList()) {
                original.put(found, Files.readAllBytes(found));
            }
        }
        assertThat(original).hasSizeBetween(3, 5);
        assertThat(verify().faults()).isEmpty();
    }

    @AfterContainer
    static void delete() throws IOException {
        for (Path file : original.keySet()) {
            Files.deleteIfExists(file);
        }
        Files.delete(directory);
    }

    private static AuditReport verify() {
        return AuditVerifier.verify(directory.resolve("audit.jsonl"), Optional.empty());
    }

    private interface Change {
        byte[] of(byte[] bytes, Random random) throws IOException;
    }

    /** Changes one of the files, chosen by the random numbers, and sees that it is found unless nothing has changed. */
    private static void assertFound(long seed, Change change) throws IOException {
        Random random = new Random(seed);
        List<Path> files = new ArrayList<>(original.keySet());
        Collections.sort(files);
        Path file = files.get(random.nextInt(files.size()));
        byte[] changed = change.of(original.get(file).clone(), random);
        Files.write(file, changed);
        try {
            if (!Arrays.equals(changed, original.get(file))) {
                assertThat(verify().isGood())
                        .as("%s, seed %d", file.getFileName(), seed)
                        .isFalse();
            }
        } finally {
            Files.write(file, original.get(file));
        }
    }

    @Property
    void findsAnyByteThatWasAltered(@ForAll long seed) throws IOException {
        assertFound(seed, (bytes, random) -> {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            return bytes;
        });
    }

    @Property
    void findsAnyBytesThatWereRemoved(@ForAll long seed) throws IOException {
        assertFound(seed, (bytes, random) -> {
            int from = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, from + 1 + random.nextInt(10));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(bytes, 0, from);
            out.write(bytes, to, bytes.length - to);
            return out.toByteArray();
        });
    }

    @Property
    void findsAnyBytesThatWereAdded(@ForAll long seed) throws IOException {
        assertFound(seed, (bytes, random) -> {
            int at = random.nextInt(bytes.length + 1);
            byte[] added = new byte[1 + random.nextInt(3)];
            random.nextBytes(added);
            if (random.nextInt(4) == 0) {
                Arrays.fill(added, (byte) "\n\r 0".charAt(random.nextInt(4)));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(bytes, 0, at);
            out.write(added);
            out.write(bytes, at, bytes.length - at);
            return out.toByteArray();
        });
    }

    @Property
    void findsAnyEndThatWasCutOff(@ForAll long seed) throws IOException {
        assertFound(seed, (bytes, random) -> Arrays.copyOf(bytes, random.nextInt(bytes.length)));
    }

    @Property
    void findsLinesThatWereRemovedDoubledOrMoved(@ForAll long seed) throws IOException {
        assertFound(seed, (bytes, random) -> {
            List<String> lines =
                    new ArrayList<>(List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("(?<=\n)")));
            int line = random.nextInt(lines.size());
            switch (random.nextInt(3)) {
                case 0 -> lines.remove(line);
                case 1 -> lines.add(random.nextInt(lines.size() + 1), lines.get(line));
                default -> Collections.swap(lines, line, random.nextInt(lines.size()));
            }
            return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
        });
    }

    @Property
    void neverFailsOnGarbage(@ForAll byte[] garbage, @ForAll long seed) throws IOException {
        assertFound(seed, (bytes, random) -> garbage);
    }
}
