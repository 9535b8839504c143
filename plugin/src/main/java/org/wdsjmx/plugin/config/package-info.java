/** The configuration file: what may stand in it, how it is read and how its faults are told. */
package org.wdsjmx.plugin.config;
