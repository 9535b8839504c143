/**
 * What is done about alerts: a webhook of Alertmanager is read, a rule is found for each alert, every guard is asked, and what all
 * of them let pass is done once, by the thread of this package, and confirmed. What was done outlives a restart in a ledger.
 */
package org.wdsjmx.plugin.remediation;
