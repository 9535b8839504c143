/** Remote JMX for consoles on the same machine: one port on the loopback address, nothing of ours needed at the other end. */
package org.wdsjmx.plugin.jmx;
