package org.wdsjmx.plugin.console;

/** What an operator looks for first, in the order in which it is looked for. */
enum Marks {
    MASTER_AND_STALLED("Master, stalled"),
    MASTER("Master"),
    STALLED("Stalled"),
    NONE("");

    private final String label;

    Marks(String label) {
        this.label = label;
    }

    static Marks of(boolean master, boolean stalled) {
        if (master) {
            return stalled ? MASTER_AND_STALLED : MASTER;
        }
        return stalled ? STALLED : NONE;
    }

    boolean isMaster() {
        return this == MASTER || this == MASTER_AND_STALLED;
    }

    boolean isStalled() {
        return this == STALLED || this == MASTER_AND_STALLED;
    }

    @Override
    public String toString() {
        return label;
    }
}
