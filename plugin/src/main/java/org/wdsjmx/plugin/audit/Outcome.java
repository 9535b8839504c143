package org.wdsjmx.plugin.audit;

import java.time.Duration;
import java.util.Objects;

/**
 * What came of an intent.
 *
 * @param outcome one word: {@code ACCEPTED}, {@code DONE}, {@code FAILED}
 * @param code HRESULT in hexadecimal; {@code null} = none
 * @param message in plain words; {@code null} = nothing to add
 * @param duration how long it took; {@code null} = not measured
 */
public record Outcome(String outcome, String code, String message, Duration duration) {

    public Outcome {
        Objects.requireNonNull(outcome);
    }
}
