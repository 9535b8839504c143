package org.wdsjmx.plugin.metrics.exposition;

import java.util.function.ToDoubleFunction;

/**
 * A family of gauges with a sample for each of many things.
 *
 * @param name name of the family and of its samples
 * @param help what it tells
 * @param value the number of a thing; NaN = unknown: no sample
 */
public record Series<T>(String name, String help, ToDoubleFunction<T> value) {}
