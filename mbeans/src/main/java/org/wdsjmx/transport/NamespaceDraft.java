package org.wdsjmx.transport;

import java.time.Instant;

/**
 * A namespace that is to be registered.
 *
 * @param kind how its transmissions start; not {@link NamespaceKind#UNKNOWN}
 * @param name internal name, 1 to 255 characters without backslash, not in use on the server
 * @param contentProvider name of a registered provider, 1 to 255 characters without backslash; {@code WDS} is built in
 * @param configuration text that the provider interprets; for provider {@code WDS} the folder that is offered, not empty
 * @param friendlyName name for display; empty = none
 * @param description free text; empty = none
 * @param minimumClients number of clients that starts an automatically started ScheduledCast, 1 or more; -1 = no such
 *     condition
 * @param startTime time that starts an automatically started ScheduledCast; {@code null} = no such condition
 */
public record NamespaceDraft(
        NamespaceKind kind,
        String name,
        String contentProvider,
        String configuration,
        String friendlyName,
        String description,
        long minimumClients,
        Instant startTime) {

    private static final int LONGEST_NAME = 255;

    /**
     * Checks the rules of the API that can be checked without the server.
     *
     * @param now the time that a start time must be after
     * @throws IllegalArgumentException with the value seen, the rule and what to do
     */
    public NamespaceDraft requireLegal(Instant now) {
        require(
                kind != null && kind != NamespaceKind.UNKNOWN,
                "Kind " + kind + " is not legal. Legal: AUTO_CAST, SCHEDULED_CAST_MANUAL_START or"
                        + " SCHEDULED_CAST_AUTO_START.");
        requireName("name", name);
        requireName("contentProvider", contentProvider);
        require(
                !"WDS".equalsIgnoreCase(contentProvider) || configuration != null && !configuration.isBlank(),
                "The configuration is empty. For provider WDS give the folder that is offered.");
        boolean autoStart = kind == NamespaceKind.SCHEDULED_CAST_AUTO_START;
        require(
                !autoStart || minimumClients >= 1 || startTime != null,
                "Neither minimumClients nor startTime is given. A SCHEDULED_CAST_AUTO_START needs at least one.");
        require(
                autoStart || minimumClients == -1 && startTime == null,
                "minimumClients and startTime are for SCHEDULED_CAST_AUTO_START only; leave them out for " + kind
                        + ".");
        require(
                minimumClients == -1 || minimumClients >= 1 && minimumClients <= 0xFFFF_FFFFL,
                "minimumClients " + minimumClients
                        + " is out of range. Legal: 1 or more, or -1 for no such condition.");
        require(
                startTime == null || startTime.isAfter(now),
                "startTime " + startTime + " is not in the future (it is " + now + " now).");
        return this;
    }

    private static void requireName(String what, String text) {
        require(
                text != null && !text.isEmpty() && text.length() <= LONGEST_NAME && text.indexOf('\\') < 0,
                "The " + what + ' ' + (text == null ? "null" : '"' + text + '"')
                        + " is not legal. Legal: 1 to 255 characters without backslash.");
    }

    private static void require(boolean legal, String message) {
        if (!legal) {
            throw new IllegalArgumentException(message + " Nothing was created.");
        }
    }
}
