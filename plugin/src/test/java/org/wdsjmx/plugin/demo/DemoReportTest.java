package org.wdsjmx.plugin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.watch.Reading;
import org.wdsjmx.watch.ServerView;

class DemoReportTest {

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final DemoReport report = new DemoReport(new PrintStream(terminal, true, StandardCharsets.UTF_8));

    @Test
    void nothingIsToldBeforeItBegins() {
        publish("WDS01");

        assertThat(told()).isEmpty();
    }

    @Test
    void whatWasHeldBackIsToldWhenItBegins() {
        publish("WDS01");
        publish("WDS02");

        report.begin();

        assertThat(told()).hasSize(2);
        assertThat(told().get(0)).endsWith("  WDS01: 0 sessions, 0 clients");
        assertThat(told().get(1)).endsWith("  WDS02: 0 sessions, 0 clients");
    }

    @Test
    void afterThatEverythingIsToldOnceAndAtOnce() {
        publish("WDS01");
        report.begin();

        publish("WDS02");

        assertThat(told()).hasSize(2);
        assertThat(told().get(1)).endsWith("  WDS02: 0 sessions, 0 clients");
    }

    private void publish(String server) {
        ServerView view = new ServerView(
                server, true, null, Moment.of(Instant.EPOCH), null, List.of(), List.of(), List.of(), List.of());
        report.published(null, view, List.of(), new Reading(true, Duration.ofMillis(1), List.of()));
    }

    private List<String> told() {
        return terminal.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
