/** The log of the program: its form, its files and its level. The loggers of others are left alone. */
package org.wdsjmx.plugin.log;
