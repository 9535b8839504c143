/** Texts that people write with other programs: how their bytes are read. */
package org.wdsjmx.plugin.text;
