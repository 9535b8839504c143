package org.wdsjmx.watch;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Gives things labels of which no two are equal, whatever a server calls them. A label is the text that a thing asks for; where
 * it is taken, a number follows that nobody asks for.
 */
public final class UniqueLabels {

    private UniqueLabels() {}

    /** Labels for things that may all claim theirs; of equal ones, the first in the list has it plain. */
    public static <T> List<String> of(List<T> things, Function<T, String> wanted) {
        return of(things, wanted, thing -> true);
    }

    /**
     * Labels for things of which some are called so, while others only have a text derived for them. Who is called so comes first,
     * wherever it stands in the list.
     *
     * @param wanted the text that a thing asks for
     * @param called whether that is its own name
     * @return the labels, in the order of the things
     */
    public static <T> List<String> of(List<T> things, Function<T, String> wanted, Predicate<T> called) {
        String[] labels = new String[things.size()];
        Set<String> asked = new HashSet<>(labels.length * 2);
        boolean clash = false;
        for (int i = 0; i < labels.length; i++) {
            labels[i] = wanted.apply(things.get(i));
            clash |= !asked.add(labels[i]);
        }
        if (clash) {
            Set<String> taken = new HashSet<>(labels.length * 2);
            for (boolean first : new boolean[] {true, false}) {
                for (int i = 0; i < labels.length; i++) {
                    if (called.test(things.get(i)) == first && !taken.add(labels[i])) {
                        labels[i] = free(labels[i], asked, taken);
                    }
                }
            }
        }
        return List.of(labels);
    }

    private static String free(String wanted, Set<String> asked, Set<String> taken) {
        for (int number = 2; ; number++) {
            String label = wanted + '#' + number;
            if (!asked.contains(label) && taken.add(label)) {
                return label;
            }
        }
    }
}
