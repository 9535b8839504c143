/** Who calls, what that caller may do, and the gate that every operation passes, whatever the way it came in. */
package org.wdsjmx.plugin.access;
