/** What only the demo does: it plays its scenario and tells about it in the terminal. */
package org.wdsjmx.plugin.demo;
