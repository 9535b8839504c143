package org.wdsjmx.emulator;

import java.time.Instant;
import org.wdsjmx.transport.DisconnectType;

/**
 * A disconnect that has reached an emulated server.
 *
 * @param time when
 * @param clientId the client's id
 * @param macAddress MAC address of the machine that had this id
 * @param type what it was asked to do next
 */
public record DisconnectRequest(Instant time, long clientId, String macAddress, DisconnectType type) {}
