/** What this program costs, measured: {@code mvn -Pbench verify}. */
package org.wdsjmx.plugin.bench;
