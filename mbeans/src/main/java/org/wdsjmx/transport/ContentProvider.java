package org.wdsjmx.transport;

/**
 * A provider of content that is registered on a server, as {@code IWdsTransportContentProvider} shows it.
 *
 * @param name unique name; {@code WDS} is the built-in one
 * @param description free text; {@code null} = unknown
 * @param filePath path of the provider's library on the server; {@code null} = unknown
 * @param initializationRoutine function of the library that starts the provider; {@code null} = unknown
 */
public record ContentProvider(String name, String description, String filePath, String initializationRoutine) {}
