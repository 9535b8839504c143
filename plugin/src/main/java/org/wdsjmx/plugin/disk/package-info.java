/** Files that must not lose anything: what was written is on disk, and nobody else writes to it. */
package org.wdsjmx.plugin.disk;
