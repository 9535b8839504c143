/**
 * The tab of JConsole. It runs in the console, knows the agent by its ObjectNames and open types only, and never calls it on the
 * event thread. What the agent tells is text of strangers: nothing of it is drawn as HTML, and what cannot be seen is escaped.
 */
package org.wdsjmx.plugin.console;
