/**
 * Who did what: one JSON object a line in a file that is only ever appended to, on disk before the operation it is about begins.
 * Each record carries the hash of the one before it, so that a change to any of them can be found.
 */
package org.wdsjmx.plugin.audit;
