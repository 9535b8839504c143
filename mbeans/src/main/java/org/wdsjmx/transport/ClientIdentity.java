package org.wdsjmx.transport;

/**
 * The machine a caller means. WDS reuses client ids, so the id alone is not enough: an operation compares the MAC address
 * too before it acts.
 *
 * @param id server-assigned client id, unsigned 32 bit
 * @param name name of the machine as the caller saw it, for messages only; may be {@code null}
 * @param macAddress MAC address as the caller saw it; {@code null} when the server did not tell
 */
public record ClientIdentity(long id, String name, String macAddress) {

    /**
     * Whether a machine that the server lists under the same id is the one that is meant.
     *
     * @param otherMacAddress MAC address that the server shows now, in any notation; {@code null} = unknown
     * @return true only if both addresses are known and equal; what cannot be compared is not the same machine
     */
    public boolean isSameMachine(String otherMacAddress) {
        return isKnown(macAddress) && isKnown(otherMacAddress) && MacAddress.sameAddress(macAddress, otherMacAddress);
    }

    /** Whether a text of the API tells a name or an address; a server that has none may give an empty one. */
    public static boolean isKnown(String text) {
        return text != null && !text.isBlank();
    }
}
