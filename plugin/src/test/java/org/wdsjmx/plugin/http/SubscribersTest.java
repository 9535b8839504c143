package org.wdsjmx.plugin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SubscribersTest {

    private final AtomicLong nanoTime = new AtomicLong(-5);
    private final Subscribers subscribers = new Subscribers(nanoTime::get);

    private void passSilence() {
        nanoTime.addAndGet(Subscribers.SILENCE.toNanos() + 1);
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
        nanoTime.addAndGet(Subscribers.SILENCE.toNanos());
        subscribers.heard("pulls");
        nanoTime.addAndGet(1);
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
