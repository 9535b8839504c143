package org.wdsjmx.plugin.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wdsjmx.plugin.config.RemediationMode;
import org.wdsjmx.plugin.disk.FailingDisk;
import org.wdsjmx.plugin.disk.FailingDisk.Fault;
import org.wdsjmx.plugin.disk.FileDisk;
import org.wdsjmx.plugin.remediation.LedgerEntry.Event;
import org.wdsjmx.testing.SteppingClock;

/** The file of what was done: whole, or it is told. */
class LedgerTest {

    private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
    private static final List<LedgerEntry> ENTRIES = List.of(
            new LedgerEntry(
                    NOW.toString(),
                    Event.TAKEN,
                    "k1",
                    "f1",
                    NOW.toString(),
                    Map.of("client", "7", "name", "PÇ-7"),
                    20L,
                    "alertmanager",
                    "192.0.2.7",
                    null,
                    null,
                    null,
                    null),
            LedgerEntry.of(NOW, Event.BEGUN, "k1", null, null),
            LedgerEntry.of(NOW, Event.ENDED, "k1", true, "accepted"),
            LedgerEntry.mode(NOW, RemediationMode.OFF, RemediationMode.ENFORCE));

    @TempDir
    private Path directory;

    private final LedgerLine form = new LedgerLine();
    private final SteppingClock clock = new SteppingClock();

    private Path file() {
        return directory.resolve("remediation.jsonl");
    }

    private Ledger open() throws LedgerException {
        return Ledger.open(file(), clock, new FileDisk());
    }

    private byte[] written() throws Exception {
        try (Ledger ledger = open()) {
            ledger.append(ENTRIES);
        }
        return Files.readAllBytes(file());
    }

    private List<Path> keptAside() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(path -> path.getFileName().toString().contains(".damaged-"))
                    .toList();
        }
    }

    @Test
    void anEmptyLedgerBegins() throws Exception {
        try (Ledger ledger = open()) {
            assertThat(ledger.entries()).isEmpty();
            assertThat(ledger.damage()).isEmpty();
        }
    }

    @Test
    void whatWasAppendedIsThereWhenItIsOpenedAgain() throws Exception {
        written();
        try (Ledger ledger = open()) {
            assertThat(ledger.entries()).isEqualTo(ENTRIES);
            ledger.append(ENTRIES.subList(1, 2));
        }
        try (Ledger ledger = open()) {
            assertThat(ledger.entries()).hasSize(5);
            assertThat(ledger.damage()).isEmpty();
        }
    }

    @Property(tries = 500)
    void everyEntryIsReadAsItWasWritten(@ForAll("entries") LedgerEntry entry) {
        byte[] line = form.format(entry);

        assertThat(line).endsWith('\n');
        for (int i = 0; i < line.length - 1; i++) {
            assertThat(line[i]).isGreaterThanOrEqualTo((byte) ' ');
        }
        assertThat(form.parse(new String(line, 0, line.length - 1, StandardCharsets.US_ASCII)))
                .hasValue(entry);
    }

    @Provide
    Arbitrary<LedgerEntry> entries() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("a\"\\{}:,\n\r\u0000\u001b\u007f\u0085\u2028\u00e4\uD83D\uDE00,\"crc\":")
                .ofMaxLength(30)
                .injectNull(0.2);
        return Combinators.combine(
                        Arbitraries.of(Event.class),
                        text,
                        text,
                        Arbitraries.maps(Arbitraries.of("server", "mac", "name"), text.filter(t -> t != null))
                                .injectNull(0.3),
                        Arbitraries.longs().injectNull(0.3),
                        Arbitraries.of(true, false).injectNull(0.3),
                        Arbitraries.of(RemediationMode.class).injectNull(0.5),
                        text)
                .as((event, key, who, labels, session, done, mode, message) -> new LedgerEntry(
                        NOW.toString(),
                        event,
                        key,
                        key,
                        NOW.toString(),
                        labels,
                        session,
                        who,
                        who,
                        done,
                        mode,
                        mode,
                        message));
    }

    /** Opens a file with these bytes; tells what is wrong with it, or nothing. */
    private String damage(byte[] bytes) throws Exception {
        for (Path aside : keptAside()) {
            Files.delete(aside);
        }
        Files.write(file(), bytes);
        clock.advanceSeconds(1);
        try (Ledger ledger = open()) {
            assertThat(ENTRIES).containsAll(withoutBreaker(ledger));
            if (ledger.damage().isPresent()) {
                assertThat(keptAside())
                        .singleElement()
                        .satisfies(aside -> assertThat(aside).hasBinaryContent(bytes));
                return ledger.damage().get();
            }
            assertThat(keptAside()).isEmpty();
            return null;
        }
    }

    private static List<LedgerEntry> withoutBreaker(Ledger ledger) {
        return ledger.entries().stream()
                .filter(entry -> entry.event() != Event.BREAKER_OPENED)
                .toList();
    }

    @Test
    @Tag("thorough")
    void anEndThatWasCutOffAnywhereIsLeftOutAndCutOff() throws Exception {
        byte[] whole = written();
        for (int length = 0; length <= whole.length; length++) {
            assertThat(damage(Arrays.copyOf(whole, length)))
                    .as("cut after " + length)
                    .isNull();

            int lines = 0;
            for (int i = 0; i < length; i++) {
                lines += whole[i] == '\n' ? 1 : 0;
            }
            try (Ledger ledger = open()) {
                // A line that lacks nothing but its end is whole.
                assertThat(ledger.entries().size()).isBetween(lines, lines + 1);
                assertThat(ledger.entries())
                        .isEqualTo(ENTRIES.subList(0, ledger.entries().size()));
                ledger.append(ENTRIES.subList(0, 1));
            }
            try (Ledger ledger = open()) {
                assertThat(ledger.damage()).isEmpty();
                assertThat(ledger.entries()).endsWith(ENTRIES.get(0));
            }
        }
    }

    @Test
    void zerosAtTheEndAsALossOfPowerLeavesThemAreNoDamage() throws Exception {
        byte[] whole = written();

        assertThat(damage(Arrays.copyOf(whole, whole.length + 4_096))).isNull();
    }

    @Test
    @Tag("thorough")
    void aChangedByteAnywhereIsFoundAndTheFileKept() throws Exception {
        byte[] whole = written();
        for (int at = 0; at < whole.length; at++) {
            for (int flip : new int[] {at % 2 == 0 ? 0x20 : 0x81, whole[at] ^ '\n'}) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) flip;
                if (changed[at] != whole[at]) {
                    assertThat(damage(changed))
                            .as("byte %s changed by %s", at, flip)
                            .isNotNull();
                }
            }
        }
    }

    @Test
    void whatCouldBeReadOfADamagedFileGoesOn() throws Exception {
        byte[] whole = written();
        int second = new String(whole, StandardCharsets.US_ASCII).indexOf('\n') + 1;
        whole[second + 10] ^= 1;

        assertThat(damage(whole))
                .contains("byte " + second + " of remediation.jsonl")
                .contains(".damaged-");
        try (Ledger ledger = open()) {
            assertThat(ledger.damage()).isEmpty();
            assertThat(withoutBreaker(ledger)).containsExactly(ENTRIES.get(0), ENTRIES.get(2), ENTRIES.get(3));
        }
    }

    @Test
    void aDamagedFileIsRememberedUntilSomebodyHasLooked() throws Exception {
        byte[] whole = written();
        whole[10] ^= 1;
        damage(whole);

        try (Ledger ledger = open()) {
            assertThat(new Recollection(ledger.entries(), clock.moment()).isBreakerOpen())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WRITE", "FORCE", "WRITE_AND_TRUNCATE", "MOVE", "MOVE_NEXT_AND_BACK", "FORCE_DIRECTORY"})
    void aDamagedFileIsNotForgottenWhenTheDiskFailsOnTheWay(Fault fault) throws Exception {
        byte[] whole = written();
        whole[10] ^= 1;
        Files.write(file(), whole);
        FailingDisk disk = new FailingDisk();
        disk.fail(fault);
        assertThatExceptionOfType(LedgerException.class).isThrownBy(() -> Ledger.open(file(), clock, disk));

        clock.advanceSeconds(1);
        try (Ledger ledger = open()) {
            assertThat(ledger.damage().isPresent()
                            || new Recollection(ledger.entries(), clock.moment()).isBreakerOpen())
                    .isTrue();
            assertThat(withoutBreaker(ledger)).isEqualTo(ENTRIES.subList(1, 4));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WRITE", "FORCE", "WRITE_AND_TRUNCATE"})
    void whatCouldNotBeWrittenIsNotInTheFileWhenTheDiskRecovers(Fault fault) throws Exception {
        FailingDisk disk = new FailingDisk();
        try (Ledger ledger = Ledger.open(file(), clock, disk)) {
            ledger.append(ENTRIES.subList(0, 1));
            disk.fail(fault);
            assertThatIOException().isThrownBy(() -> ledger.append(ENTRIES.subList(1, 3)));
            assertThatIOException().isThrownBy(() -> ledger.append(ENTRIES.subList(1, 3)));
            disk.fail(Fault.NOTHING);
            ledger.append(ENTRIES.subList(3, 4));
        }
        try (Ledger ledger = open()) {
            assertThat(ledger.damage()).isEmpty();
            assertThat(ledger.entries()).containsExactly(ENTRIES.get(0), ENTRIES.get(3));
        }
    }

    @Test
    void aSecondProgramIsKeptOut() throws Exception {
        try (Ledger ledger = open()) {
            assertThatExceptionOfType(LedgerException.class)
                    .isThrownBy(this::open)
                    .withMessageContaining("another wds-jmx writes to it")
                    .withMessageContaining("configure another remediation.ledger");
            ledger.append(ENTRIES);
        }
        open().close();
    }

    @Test
    void aFileThatSomebodyElseChangedIsNotWrittenTo() throws Exception {
        try (Ledger ledger = open()) {
            ledger.append(ENTRIES);
            Files.write(file(), new byte[0]);

            assertThatIOException()
                    .isThrownBy(() -> ledger.append(ENTRIES))
                    .withMessageContaining("something else changed it");
        }
    }

    @Test
    void aFileThatWasTakenAwayIsNotWrittenToUntilItIsBack() throws Exception {
        Path away = directory.resolve("away");
        try (Ledger ledger = open()) {
            ledger.append(ENTRIES.subList(0, 1));
            Files.move(file(), away);
            assertThatIOException().isThrownBy(() -> ledger.append(ENTRIES.subList(1, 2)));

            Files.move(away, file());
            ledger.append(ENTRIES.subList(1, 2));
        }
        try (Ledger ledger = open()) {
            assertThat(ledger.entries()).isEqualTo(ENTRIES.subList(0, 2));
        }
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> Ledger.open(directory.resolve("no").resolve("x.jsonl"), clock, new FileDisk()))
                .withMessageContaining("no such file or directory");
    }
}
