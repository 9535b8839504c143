/** The assembled application, and the ways to start it: command line and Java agent. */
package org.wdsjmx.plugin;
