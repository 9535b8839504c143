package org.wdsjmx.plugin.console;

/** How a client is asked to leave. */
enum Disposition {
    FALLBACK("Fallback", "Who leaves goes on by another way, for example unicast.", false),
    ABORT("Abort", "The installation FAILS, and a machine can be left UNUSABLE.", true);

    private final String label;
    private final String consequence;
    private final boolean drastic;

    Disposition(String label, String consequence, boolean drastic) {
        this.label = label;
        this.consequence = consequence;
        this.drastic = drastic;
    }

    /** As the agent takes it. */
    String label() {
        return label;
    }

    String consequence() {
        return consequence;
    }

    boolean isDrastic() {
        return drastic;
    }
}
