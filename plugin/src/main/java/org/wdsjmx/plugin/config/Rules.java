package org.wdsjmx.plugin.config;

import java.util.ArrayList;
import java.util.List;

/** The rules of one record, checked in its constructor so that every broken one is known, not just the first. */
final class Rules {

    private final List<Violation> violations = new ArrayList<>();

    /**
     * A broken rule.
     *
     * @param key the component that is at fault, or an element of it such as {@code servers[1]}
     * @param message what was found, what the rule is and what to do
     * @param others components that the rule needs to be right, too; if one of these is wrong itself, nobody can tell
     */
    record Violation(String key, String message, List<String> others) {

        Violation {
            others = List.copyOf(others);
        }
    }

    /** Thrown with all broken rules of one record. */
    static final class ViolatedException extends IllegalArgumentException {

        private final transient List<Violation> violations;

        private ViolatedException(List<Violation> violations) {
            super(String.join(
                    "; ",
                    violations.stream()
                            .map(violation -> violation.key() + ": " + violation.message())
                            .toList()));
            this.violations = List.copyOf(violations);
        }

        List<Violation> violations() {
            return violations;
        }
    }

    /** States a rule about one component; see {@link Violation} for the parameters. */
    Rules require(boolean holds, String key, String message, String... others) {
        if (!holds) {
            violations.add(new Violation(key, message, List.of(others)));
        }
        return this;
    }

    /** @throws ViolatedException when a rule is broken */
    void enforce() {
        if (!violations.isEmpty()) {
            throw new ViolatedException(violations);
        }
    }
}
