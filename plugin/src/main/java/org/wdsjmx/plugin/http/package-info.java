/** The one HTTP port: metrics, Jolokia, health and the page that leads to them. */
package org.wdsjmx.plugin.http;
