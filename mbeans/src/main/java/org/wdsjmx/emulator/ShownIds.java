package org.wdsjmx.emulator;

/** The ids under which a server shows its objects; see {@link FaultKind#REPEATED_IDS}. */
record ShownIds(boolean repeated) {

    static ShownIds of(Faults faults, long elapsed) {
        return new ShownIds(faults.now(FaultKind.REPEATED_IDS, elapsed).isPresent());
    }

    long of(long id) {
        return repeated ? id | 1 : id;
    }
}
