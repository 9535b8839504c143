package org.wdsjmx.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PartsTest {

    private final Queue<String> ended = new ConcurrentLinkedQueue<>();
    private final Parts parts = new Parts();

    @Test
    void theLastBegunEndsFirstAndWhatAllNeedLast() throws StartException {
        List<AutoCloseable> begun = List.of(
                parts.begun(() -> ended.add("first")),
                parts.beganBefore(() -> ended.add("needed by all")),
                parts.begun(() -> ended.add("second")));
        parts.close();
        parts.close();
        assertThat(begun).hasSize(3);
        assertThat(ended).containsExactly("second", "first", "needed by all");
    }

    @Test
    void onePartThatFailsKeepsNoOtherFromEnding() throws StartException {
        begin(() -> ended.add("first"));
        begin(() -> {
            throw new IllegalStateException("cannot");
        });
        parts.close();
        assertThat(ended).containsExactly("first");
    }

    @Test
    void onePartThatHangsKeepsNoOtherFromEndingWithTheVirtualMachine() throws Exception {
        CountDownLatch freed = new CountDownLatch(1);
        begin(() -> ended.add("first"));
        begin(freed::await);
        parts.closeWithin(Duration.ofMillis(50));
        assertThat(ended).containsExactly("first");
        freed.countDown();
    }

    @Test
    void whatBeginsAfterTheEndIsEndedAtOnce() {
        parts.close();
        assertThatThrownBy(() -> begin(() -> ended.add("late")))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("virtual machine");
        assertThat(ended).containsExactly("late");
    }

    private void begin(AutoCloseable part) throws StartException {
        assertThat(parts.begun(part)).isSameAs(part);
    }
}
