package org.wdsjmx.plugin.soak;

import java.time.Instant;

/**
 * A disconnect that reached a machine.
 *
 * @param time when the request came in
 */
record Hit(Instant time, Machine machine) {}
