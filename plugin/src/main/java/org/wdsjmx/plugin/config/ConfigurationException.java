package org.wdsjmx.plugin.config;

import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be used, with everything that is wrong in it. */
public final class ConfigurationException extends Exception {

    private final transient List<Fault> faults;

    /**
     * @param faults what is wrong, in the order of the file
     * @throws IllegalArgumentException when there is none
     */
    public ConfigurationException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining(System.lineSeparator())));
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("without a fault the file can be used");
        }
        this.faults = List.copyOf(faults);
    }

    /** Everything that is wrong, in the order of the file; at least one. */
    public List<Fault> faults() {
        return faults;
    }
}
