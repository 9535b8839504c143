package org.wdsjmx.plugin.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the emulator plays; looked at only with {@link Backend#EMULATOR}.
 *
 * @param scenario file with the scenario, relative to the configuration file; nothing = the built-in demo
 * @param speed how many times quicker than real time, above 0 to 1000, default 1
 */
public record EmulatorSettings(Optional<Path> scenario, Double speed) {

    /** All defaults. */
    public static final EmulatorSettings DEFAULT = new EmulatorSettings(Optional.empty(), null);

    private static final double FASTEST = 1_000;

    public EmulatorSettings {
        scenario = scenario == null ? Optional.empty() : scenario;
        speed = speed == null ? 1.0 : speed;
        new Rules()
                .require(
                        speed > 0 && speed <= FASTEST,
                        "speed",
                        speed + " is out of range; it must be above 0 and at most 1000, where 1 is real time")
                .enforce();
    }
}
