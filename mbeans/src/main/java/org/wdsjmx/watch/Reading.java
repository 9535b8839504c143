package org.wdsjmx.watch;

import java.time.Duration;
import java.util.List;
import org.wdsjmx.transport.HResult;

/**
 * How one attempt to read a server went.
 *
 * @param attempted false when the view changed without a read, because its snapshot became too old
 * @param duration how long the attempt took
 * @param errors codes that came up: the one that made it fail, or those of the branches and properties that are missing
 */
public record Reading(boolean attempted, Duration duration, List<HResult> errors) {

    /** The view changed without a read. */
    static final Reading NONE = new Reading(false, Duration.ZERO, List.of());
}
