package org.wdsjmx.mbean;

import java.time.Instant;

/**
 * What this program says of itself.
 *
 * @param version version of wds-jmx
 * @param backend name of the backend
 * @param startTime when it was started
 * @param configFile the configuration file; {@code null} when it runs without one
 * @param httpUrl where HTTP is served
 */
public record AgentDetails(String version, String backend, Instant startTime, String configFile, String httpUrl) {}
