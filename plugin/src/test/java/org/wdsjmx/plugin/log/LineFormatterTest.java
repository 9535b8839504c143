package org.wdsjmx.plugin.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineFormatterTest {

    private final LineFormatter formatter = new LineFormatter();

    @Test
    void aRecordIsOneLineWithTimeLevelLoggerAndMessage() {
        LogRecord record = record(Level.SEVERE, "Server {0}: gone");
        record.setParameters(new Object[] {"WDS01"});
        record.setInstant(Instant.parse("2026-01-02T03:04:05.678Z"));

        assertThat(formatter.format(record))
                .matches(
                        "2026-01-0[123]T\\d\\d:\\d4:05\\.678[+-]\\d\\d:\\d\\d ERROR org\\.wdsjmx\\.x: Server WDS01: gone\\R");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u2028", "\u2029", "\u0085", "\u001b[2J", "\u0000", "\u202e", "\t"})
    void textOfOthersCannotBeginALineNorCommandATerminal(String hostile) {
        String forged = "PC" + hostile + "2026-01-01T00:00:00 INFO org.wdsjmx.x: all is well";
        LogRecord record = record(Level.WARNING, "Client {0} " + forged);
        record.setParameters(new Object[] {forged});
        record.setLoggerName(forged);
        record.setThrown(new IllegalStateException(forged, new IllegalArgumentException(forged)));

        String text = formatter.format(record);

        assertThat(text).endsWith(System.lineSeparator());
        assertThat(text.lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("\t"));
        assertThat(text.strip().replaceAll("\\R\t+", " "))
                .doesNotContain(hostile)
                .contains("\\u");
    }

    @Test
    void anExceptionIsToldWithItsCausesAndOnlyOnce() {
        IllegalStateException outer = new IllegalStateException("outer", new IllegalArgumentException("inner"));
        outer.addSuppressed(new IllegalStateException("another", outer));
        LogRecord record = record(Level.WARNING, "failed");
        record.setThrown(outer);

        String text = formatter.format(record);

        assertThat(text)
                .contains("\tjava.lang.IllegalStateException: outer")
                .contains("\tbesides: java.lang.IllegalStateException: another")
                .contains("\tbecause of: java.lang.IllegalArgumentException: inner")
                .contains("\t\tat " + LineFormatterTest.class.getName() + ".anException")
                .containsOnlyOnce("IllegalStateException: outer");
    }

    private static LogRecord record(Level level, String message) {
        LogRecord record = new LogRecord(level, message);
        record.setLoggerName("org.wdsjmx.x");
        return record;
    }
}
