package org.wdsjmx.plugin.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.plugin.config.ByteSize;
import org.wdsjmx.plugin.config.LogLevel;
import org.wdsjmx.plugin.config.LogSettings;

class ProgramLogTest {

    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger OURS = Logger.getLogger("org.wdsjmx");
    private static final Logger PART = Logger.getLogger("org.wdsjmx.part");

    private final List<String> elsewhere = new ArrayList<>();
    private final Handler host = new Handler() {
        @Override
        public void publish(LogRecord record) {
            elsewhere.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @TempDir
    private Path directory;

    @BeforeEach
    void addHost() {
        ROOT.addHandler(host);
    }

    @AfterEach
    void removeHost() {
        ROOT.removeHandler(host);
    }

    @Test
    void withAFileOnlyTheFileIsWrittenAndTheLoggersOfOthersAreLeftAlone() throws IOException {
        Handler[] rootBefore = ROOT.getHandlers();
        Level rootLevel = ROOT.getLevel();
        Path file = directory.resolve("new folder").resolve("wds-jmx.log");
        try (ProgramLog log = ProgramLog.open(settings(file, LogLevel.INFO, "100KB", 3))) {
            assertThat(log.level()).isEqualTo("INFO");
            PART.info("told");
            PART.fine("too much");
            Logger.getLogger("com.example.host").info("of the host");
            assertThat(ROOT.getHandlers()).isEqualTo(rootBefore);
            assertThat(ROOT.getLevel()).isEqualTo(rootLevel);
        }
        PART.info("after");

        assertThat(Files.readString(file))
                .contains("INFO org.wdsjmx.part: told", "wds-jmx has stopped")
                .doesNotContain("too much", "of the host", "after");
        assertThat(elsewhere).containsExactly("of the host", "after");
        assertThat(OURS.getHandlers()).isEmpty();
        assertThat(OURS.getLevel()).isNull();
        assertThat(OURS.getUseParentHandlers()).isTrue();
    }

    @Test
    void withoutAFileTheHostHearsAllAndItsLevelHolds() throws IOException {
        OURS.setLevel(Level.FINE);
        try (ProgramLog log = ProgramLog.open(LogSettings.DEFAULT)) {
            assertThat(log.level()).isEqualTo("DEBUG");
            PART.fine("told");
            log.setLevel(LogLevel.ERROR);
            PART.warning("too much");
            assertThat(log.level()).isEqualTo("ERROR");
        } finally {
            assertThat(OURS.getLevel()).isEqualTo(Level.FINE);
            OURS.setLevel(null);
        }
        assertThat(elsewhere).containsExactly("told");
    }

    @Test
    void theFilesAreBoundedInNumberAndSizeAndTheYoungestStay() throws IOException {
        Path file = directory.resolve("wds-jmx.log");
        String padding = "x".repeat(1000);
        try (ProgramLog log = ProgramLog.open(settings(file, LogLevel.INFO, "100KB", 3))) {
            assertThat(log.level()).isEqualTo("INFO");
            for (int i = 0; i < 600; i++) {
                PART.info("record " + i + ' ' + padding);
            }
        }
        List<Path> files = files();

        assertThat(files)
                .extracting(path -> path.getFileName().toString())
                .containsExactly("wds-jmx.log", "wds-jmx.log.1", "wds-jmx.log.2");
        assertThat(files).allMatch(path -> path.toFile().length() <= 100 << 10);
        List<String> kept = new ArrayList<>();
        for (int i = files.size() - 1; i >= 0; i--) {
            kept.addAll(Files.readAllLines(files.get(i)));
        }
        kept.remove(kept.size() - 1);
        for (int i = 0; i < kept.size(); i++) {
            assertThat(kept.get(i)).contains("record " + (600 - kept.size() + i) + ' ');
        }
        assertThat(kept).hasSizeGreaterThan(190);
    }

    @Test
    void anOldFileIsContinued() throws IOException {
        Path file = Files.writeString(directory.resolve("wds-jmx.log"), "before\n");
        try (ProgramLog log = ProgramLog.open(settings(file, LogLevel.INFO, "100KB", 1))) {
            assertThat(log.level()).isEqualTo("INFO");
            PART.info("now");
            String padding = "x".repeat(1000);
            assertThat(Files.readString(file)).startsWith("before\n").contains("now");
            for (int i = 0; i < 150; i++) {
                PART.info(padding);
            }
            assertThat(Files.size(file)).isBetween(1L, 100L << 10);
        }
        assertThat(files()).hasSize(1);
    }

    @Test
    void aFileThatCannotBeRenamedGoesOnButNotForEver() throws IOException {
        Path file = directory.resolve("wds-jmx.log");
        // Something that cannot be replaced is where it would have to go.
        Files.createDirectories(directory.resolve("wds-jmx.log.0").resolve("full"));
        String padding = "x".repeat(1000);
        long largest = 0;
        try (ProgramLog log = ProgramLog.open(settings(file, LogLevel.INFO, "100KB", 3))) {
            assertThat(log.level()).isEqualTo("INFO");
            for (int i = 0; i < 500; i++) {
                PART.info("record " + i + ' ' + padding);
                largest = Math.max(largest, Files.size(file));
                assertThat(Files.readString(file)).contains("record " + i + ' ');
            }
        }
        assertThat(largest).isBetween(150L << 10, 202L << 10);
    }

    @Test
    void aThreadThatIsInterruptedClosesNothing() throws IOException {
        Path file = directory.resolve("wds-jmx.log");
        try (ProgramLog log = ProgramLog.open(settings(file, LogLevel.INFO, "100KB", 3))) {
            assertThat(log.level()).isEqualTo("INFO");
            Thread.currentThread().interrupt();
            PART.info("while interrupted");
            assertThat(Thread.interrupted()).isTrue();
            PART.info("later");
        }
        assertThat(Files.readString(file)).contains("while interrupted", "later");
    }

    @Test
    void aFolderIsNoFile() {
        assertThatThrownBy(() -> ProgramLog.open(settings(directory, LogLevel.INFO, "100KB", 3)))
                .isInstanceOf(IOException.class);
        assertThat(OURS.getHandlers()).isEmpty();
        assertThat(OURS.getLevel()).isNull();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static LogSettings settings(Path file, LogLevel level, String maxSize, int files) {
        return new LogSettings(Optional.of(file), Optional.of(level), ByteSize.parse(maxSize), files);
    }
}
