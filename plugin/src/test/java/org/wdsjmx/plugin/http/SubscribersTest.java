package org.wdsjmx.plugin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.wdsjmx.testing.SteppingClock;

class SubscribersTest {

    private final SteppingClock clock = new SteppingClock();
    private final Subscribers subscribers = new Subscribers(clock);

    private void passSilence() {
        clock.advance(Subscribers.SILENCE.plusNanos(1));
    }

    @Test
    void whoIsSilentIsTakenOnce() {
        subscribers.registered("vanished");
        assertThat(subscribers.takeSilent()).isEmpty();
        passSilence();
        assertThat(subscribers.takeSilent()).containsExactly("vanished");
        assertThat(subscribers.takeSilent()).isEmpty();
    }

    @Test
    void whoIsHeardOfStays() {
        subscribers.registered("pulls");
        clock.advance(Subscribers.SILENCE);
        subscribers.heard("pulls");
        clock.advance(Duration.ofNanos(1));
        assertThat(subscribers.takeSilent()).isEmpty();
    }

    @Test
    void whoHearsByAStreamStaysAsLongAsItIsOpen() {
        AtomicBoolean open = new AtomicBoolean(true);
        subscribers.registered("streams");
        subscribers.streams("streams", open::get);
        passSilence();
        assertThat(subscribers.takeSilent()).isEmpty();
        open.set(false);
        assertThat(subscribers.takeSilent()).containsExactly("streams");
    }

    @Test
    void whoNeverRegisteredIsNotKept() {
        subscribers.heard("stranger");
        subscribers.streams("stranger", () -> true);
        passSilence();
        assertThat(subscribers.takeSilent()).isEmpty();
        assertThat(subscribers.unregistered("stranger")).isFalse();
    }

    @Test
    void whoSaidGoodbyeIsNotTaken() {
        subscribers.registered("polite");
        assertThat(subscribers.unregistered("polite")).isTrue();
        passSilence();
        assertThat(subscribers.takeSilent()).isEmpty();
    }
}
