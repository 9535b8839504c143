package org.wdsjmx.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.wdsjmx.plugin.audit.Operations.ACCEPTED;
import static org.wdsjmx.plugin.audit.Operations.NO_ROTATION;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wdsjmx.plugin.disk.Disk;
import org.wdsjmx.plugin.disk.FailingDisk;
import org.wdsjmx.plugin.disk.FailingDisk.Fault;
import org.wdsjmx.plugin.disk.FileDisk;
import org.wdsjmx.testing.SteppingClock;

/** What cannot be written must not be done. */
@Timeout(60)
class FailClosedTest {

    @TempDir
    private Path directory;

    private final FailingDisk disk = new FailingDisk();
    private Path file;
    private AuditLog log;

    @BeforeEach
    void open() throws AuditException {
        file = directory.resolve("logs").resolve("audit.jsonl");
        assertThat(file.getParent().toFile().mkdir()).isTrue();
        log = AuditLog.open(file, NO_ROTATION, new SteppingClock(), disk);
    }

    @AfterEach
    void close() throws AuditException {
        log.close();
    }

    private void assertRefuses(String reason) {
        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> log.intend(Operations.disconnects(2)))
                .withMessageContaining("nothing was done, because the audit file " + file + " cannot be written")
                .withMessageContaining(reason)
                .withMessageContaining("try again");
    }

    private void assertGood() {
        assertThat(AuditVerifier.verify(file, Optional.empty()).faults()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"WRITE", "WRITE_HEAD", "FORCE", "FORCE_HEAD", "WRITE_AND_TRUNCATE"})
    void refusesAsLongAsTheDiskFailsAndRecoversByItself(Fault fault) throws IOException {
        Intent before = log.intend(Operations.disconnects(1)).get(0);

        disk.fail(fault);
        assertRefuses("No space left on device");
        assertRefuses("No space left on device");
        assertThat(log.failures()).isEqualTo(2);

        disk.fail(Fault.NOTHING);
        log.complete(Map.of(before, ACCEPTED));
        assertThat(Operations.kinds(file)).containsExactly("opened", "intent", "outcome");
        assertThat(log.failures()).isEqualTo(2);
        assertGood();
    }

    @ParameterizedTest
    @EnumSource(names = {"WRITE", "FORCE", "WRITE_AND_TRUNCATE", "FORCE_HEAD"})
    void aProgramThatEndsWhileTheDiskFailsLeavesWhatCanBeOpened(Fault fault) throws IOException {
        disk.fail(fault);
        assertRefuses("No space left on device");
        log.close();

        log = AuditLog.open(file, NO_ROTATION, new SteppingClock());

        assertThat(file.getParent().toFile().list()).noneMatch(name -> name.contains("damaged"));
        assertGood();
    }

    @Test
    void whatWasRefusedIsNotInTheFile() throws IOException {
        disk.fail(Fault.WRITE);
        assertRefuses("No space left on device");

        assertThat(Operations.kinds(file)).containsExactly("opened");
    }

    @Test
    void anOutcomeThatCannotBeWrittenIsCountedAndStaysUnknown() throws IOException {
        Intent intent = log.intend(Operations.disconnects(1)).get(0);
        disk.fail(Fault.WRITE);

        log.complete(Map.of(intent, ACCEPTED));

        assertThat(log.failures()).isEqualTo(1);
        log.close();
        log = AuditLog.open(file, NO_ROTATION, new SteppingClock());
        assertThat(log.unknownOutcomes()).containsExactly(intent);
    }

    @Test
    void aDenialThatCannotBeWrittenIsStillNoMoreThanADenial() throws IOException {
        disk.fail(Fault.FORCE);

        log.deny(Operations.disconnects(1), "role viewer may not disconnect");

        assertThat(log.failures()).isEqualTo(1);
    }

    @Test
    void refusesWhenTheFileIsDeletedUntilItIsOpenedAnew() throws IOException {
        Files.delete(file);

        assertRefuses("it is not there any more");
        assertRefuses("start the program again");
        log.close();
        log = AuditLog.open(file, NO_ROTATION, new SteppingClock());

        log.intend(Operations.disconnects(1));
        assertThat(Operations.records(file).get(0).get("kind").asText()).isEqualTo("damaged");
        assertThat(Operations.records(file).get(0).get("message").asText()).contains("the file is missing");
        assertThat(AuditVerifier.verify(file, Optional.empty()).isGood()).isFalse();
    }

    @Test
    void goesOnWhenTheFileIsBack() throws IOException {
        Path elsewhere = directory.resolve("elsewhere");
        Files.move(file, elsewhere);
        assertRefuses("it is not there any more");

        Files.move(elsewhere, file);
        log.intend(Operations.disconnects(1));
        assertGood();
    }

    @Test
    void refusesWhenAnotherFileHasTheName() throws IOException {
        byte[] copy = Files.readAllBytes(file);
        Files.delete(file);
        Files.write(directory.resolve("logs/other"), new byte[0]);
        Files.write(file, copy);

        assertRefuses("another file has taken its name");
    }

    @Test
    void refusesWhenSomethingElseWroteToTheFile() throws IOException {
        Files.writeString(file, Files.readString(file) + "x");

        assertRefuses("something else changed it");
    }

    @Test
    void refusesWhenTheDirectoryVanished() throws IOException {
        Path elsewhere = directory.resolve("elsewhere");
        Files.move(file.getParent(), elsewhere);
        assertRefuses("it is not there any more");

        Files.move(elsewhere, file.getParent());
        log.intend(Operations.disconnects(1));
        assertGood();
    }

    @Test
    void writesAHeadThatVanishedAnew() throws IOException {
        Files.delete(file.resolveSibling("audit.jsonl.head"));

        log.intend(Operations.disconnects(1));

        assertGood();
    }

    @Test
    void aDirectoryThatMayNotBeWrittenToIsToldWhenOpening() throws IOException {
        Path closed = Files.createDirectory(directory.resolve("closed"));
        assumeThat(Files.getFileStore(closed).supportsFileAttributeView("posix"))
                .isTrue();
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(closed))
                .as("the superuser may write everywhere")
                .isFalse();

        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> AuditLog.open(closed.resolve("audit.jsonl"), NO_ROTATION, new SteppingClock()))
                .withMessageContaining("cannot be opened: no permission");
    }

    @Test
    void aFullDeviceFailsTheWriteItself() throws IOException {
        Path full = Path.of("/dev/full");
        assumeThat(Files.exists(full)).as("/dev/full exists").isTrue();

        try (Disk.Storage storage = new FileDisk().open(full)) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> storage.write(0, new byte[] {1}))
                    .withMessageContaining("No space left on device");
        }
    }

    @Test
    void aDeviceIsNoAuditFile() {
        assumeThat(Files.exists(Path.of("/dev/full"))).isTrue();

        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> {
                    Path link = Files.createSymbolicLink(directory.resolve("link.jsonl"), Path.of("/dev/full"));
                    AuditLog.open(link, NO_ROTATION, new SteppingClock());
                })
                .withMessageContaining("not a plain file");
    }

    @Test
    void everyIntentOfAFailedGroupIsRefused() {
        disk.fail(Fault.FORCE);
        List<AuditException> refused = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> catchThrowableOfType(AuditException.class, () -> log.intend(Operations.disconnects(1))))
                .toList();

        assertThat(refused).hasSize(8).doesNotContainNull();
        assertThat(log.failures()).isEqualTo(8);
    }
}
