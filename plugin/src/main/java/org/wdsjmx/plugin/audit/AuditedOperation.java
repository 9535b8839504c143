package org.wdsjmx.plugin.audit;

/**
 * One operation on one target as the audit tells it. Any text may be hostile, because names of clients come from the network, and
 * any component may be {@code null}: unknown, or without meaning for the operation. Texts beyond {@link RecordWriter#LONGEST_TEXT}
 * characters are cut off in the file.
 *
 * @param who the name of the caller
 * @param role the role that the caller acted in
 * @param from address of the caller; {@code null} = this process
 * @param way how it came in: {@code jmx}, {@code jolokia}, {@code alert}
 * @param server name of the WDS server
 * @param operation what is done: {@code disconnect}, {@code terminateSession}, {@code changeMulticastPolicy}
 * @param clientId id of the client in WDS
 * @param mac address of the client's network card
 * @param name name of the client
 * @param detail what else says what is done: {@code Fallback}, the new values of a policy, {@code session 5 of namespace X}
 * @param reason why it is done, for example the name of an alert
 */
public record AuditedOperation(
        String who,
        String role,
        String from,
        String way,
        String server,
        String operation,
        Long clientId,
        String mac,
        String name,
        String detail,
        String reason) {}
