package org.wdsjmx.emulator;

/**
 * What a client tells of its load.
 *
 * @param reported false: the server shows 255 for all three, which means unknown; default true
 * @param cpu percent, 0 to 100, or 255 = not reported; absent = generated, between 5 and 40
 * @param memory percent, 0 to 100, or 255 = not reported; absent = generated, between 25 and 60
 * @param network percent, 0 to 100, or 255 = not reported; absent = the share of the machine's link that the session's rate takes
 */
public record Utilization(Boolean reported, Integer cpu, Integer memory, Integer network) {

    /** Reported, all values generated. */
    public static final Utilization GENERATED = new Utilization(null, null, null, null);

    /** Not reported. */
    public static final Utilization UNREPORTED = new Utilization(false, null, null, null);

    public Utilization {
        reported = Check.orElse(reported, true);
        Check.percent("utilization.cpu", cpu);
        Check.percent("utilization.memory", memory);
        Check.percent("utilization.network", network);
    }
}
