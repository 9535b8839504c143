/** Writes pages of metrics, byte for byte as simpleclient's TextFormat does, but fast where there is a sample for each of many things. */
package org.wdsjmx.plugin.metrics.exposition;
