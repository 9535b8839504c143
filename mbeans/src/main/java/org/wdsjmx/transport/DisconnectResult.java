package org.wdsjmx.transport;

import java.time.Duration;

/**
 * The answer to one request to disconnect one client.
 *
 * @param client the machine that was meant
 * @param type what it was asked to do next
 * @param outcome what came of it
 * @param error the server's code; {@link HResult#OK} unless the outcome is {@link DisconnectOutcome#FAILED} or the server
 *     itself said that the client is gone
 * @param message the outcome in plain words
 * @param duration how long the server took for this client
 */
public record DisconnectResult(
        ClientIdentity client,
        DisconnectType type,
        DisconnectOutcome outcome,
        HResult error,
        String message,
        Duration duration) {}
