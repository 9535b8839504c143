package org.wdsjmx.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wdsjmx.emulator.Stage.MB;
import static org.wdsjmx.emulator.Stage.autoCast;
import static org.wdsjmx.emulator.Stage.machine;
import static org.wdsjmx.emulator.Stage.seconds;

import org.junit.jupiter.api.Test;

class IdSequenceTest {

    @Test
    void countsUp() {
        IdSequence ids = new IdSequence(5, false);
        assertThat(ids.take()).isEqualTo(5);
        assertThat(ids.take()).isEqualTo(6);
    }

    @Test
    void wrapsAtThirtyTwoBitsAndLeavesOutZero() {
        IdSequence ids = new IdSequence(0xFFFF_FFFFL, false);
        assertThat(ids.take()).isEqualTo(0xFFFF_FFFFL);
        assertThat(ids.take()).isEqualTo(1);
    }

    @Test
    void skipsWhatIsInUseAfterWrapping() {
        IdSequence ids = new IdSequence(1, true);
        ids.take();
        ids.take();
        ids.free(1);
        assertThat(ids.take()).isEqualTo(1);
        assertThat(ids.take()).isEqualTo(3);
    }

    @Test
    void freedIdsComeAgainFirstOnlyOnDemand() {
        IdSequence fresh = new IdSequence(1, false);
        fresh.free(fresh.take());
        assertThat(fresh.take()).isEqualTo(2);
        IdSequence reusing = new IdSequence(1, true);
        reusing.free(reusing.take());
        assertThat(reusing.take()).isEqualTo(1);
    }

    @Test
    void onAReusingServerTheNextMachineGetsTheIdOfTheLastOne() {
        ServerScenario server = autoCast(1000 * MB, machine("PC-1", MB, seconds(0)), machine("PC-2", MB, seconds(10)))
                .reusingIds();
        try (Stage stage = new Stage(server)) {
            long id = stage.client("PC-1").id();
            stage.server.leave(id);
            assertThat(stage.after(10).client("PC-2").id()).isEqualTo(id);
        }
    }

    @Test
    void idsAreUnsignedThirtyTwoBitForEverySeed() {
        for (long seed = 0; seed < 50; seed++) {
            try (Stage stage = new Stage(Scenario.of(seed, autoCast(MB, machine("PC-1", 1, seconds(0)))))) {
                assertThat(stage.client("PC-1").id()).isBetween(1L, 0xFFFF_FFFFL);
                assertThat(stage.session().id()).isBetween(1L, 0xFFFF_FFFFL);
            }
        }
    }
}
