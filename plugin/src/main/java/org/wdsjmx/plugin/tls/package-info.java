/** Transport security of every port: keys and certificates from files, which are read again when they change. */
package org.wdsjmx.plugin.tls;
