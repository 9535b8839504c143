/**
 * The language of the product: what a WDS transport server is, what one read of it saw, and what can be asked of it.
 *
 * <p>Everything here is immutable and free of I/O. {@link org.wdsjmx.transport.TransportServer} is the port that the
 * backends implement.
 *
 * <p><b>Unknown values.</b> A server may refuse a single property while it answers the others. Then the number is {@code
 * -1}, the ratio {@link Double#NaN}, and the text, time or truth value {@code null}; it is never a made-up zero.
 */
package org.wdsjmx.transport;
