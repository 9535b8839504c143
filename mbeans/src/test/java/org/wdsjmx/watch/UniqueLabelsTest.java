package org.wdsjmx.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class UniqueLabelsTest {

    @Test
    void whatNobodyElseAsksForStays() {
        assertThat(UniqueLabels.of(List.of("a", "b"), name -> name)).containsExactly("a", "b");
    }

    @Test
    void aNumberNeverTakesTheNameOfAnother() {
        assertThat(UniqueLabels.of(List.of("a", "a", "a#2"), name -> name)).containsExactly("a", "a#3", "a#2");
    }

    @Test
    void whoIsCalledSoComesFirstWhereverItStands() {
        assertThat(UniqueLabels.of(List.of("x#2", "x#2"), name -> name, new CalledSecond()))
                .containsExactly("x#2#2", "x#2");
    }

    private static final class CalledSecond implements java.util.function.Predicate<String> {
        private boolean second = true;

        @Override
        public boolean test(String name) {
            second = !second;
            return second;
        }
    }

    /** The letters are those of numbers, so that names and numbers clash as often as they can. */
    @Property
    void noTwoAreEqualAndEveryNameThatIsThereOnceStays(
            @ForAll @Size(max = 12)
                    List<
                                    @StringLength(max = 4) @CharRange(from = '#', to = '#')
                                    @CharRange(from = '2', to = '3') String>
                            names) {
        List<String> labels = UniqueLabels.of(names, name -> name);
        assertThat(labels).hasSameSizeAs(names).doesNotHaveDuplicates();
        Map<String, Integer> times = new HashMap<>();
        names.forEach(name -> times.merge(name, 1, Integer::sum));
        for (int i = 0; i < names.size(); i++) {
            if (times.get(names.get(i)) == 1) {
                assertThat(labels.get(i)).isEqualTo(names.get(i));
            }
        }
    }
}
