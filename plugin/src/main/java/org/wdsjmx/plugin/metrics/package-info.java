/** The views of servers as Prometheus metrics: collected from the last views, so a scrape never reaches a WDS server. */
package org.wdsjmx.plugin.metrics;
