/** Remote JMX for consoles: one port, with users and TLS where it is not for this machine only, nothing of ours needed at the other end. */
package org.wdsjmx.plugin.jmx;
