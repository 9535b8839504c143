/**
 * The backend for real servers: {@link org.wdsjmx.transport.TransportServer} over the COM library {@code WdsTptMgmt.dll} that
 * comes with the WDS role and its management tools.
 *
 * <p>The interfaces are called through their vtables; {@link org.wdsjmx.windows.ApiMember} holds the slots. Late binding
 * through jna-platform would cost about a hundred times more for each property, and its {@code VARIANT} hides the error codes.
 *
 * <p><b>Apartments.</b> Microsoft does not document the threading model of the library. Each {@link
 * org.wdsjmx.windows.WindowsTransportServer} therefore has a thread of its own with a single-threaded apartment, in which
 * everything is created, used and released: calls are direct whichever model is registered, and a server that hangs holds up
 * no other.
 *
 * <p><b>Ownership.</b> Whoever gets a {@link org.wdsjmx.windows.ComObject} closes it, also when something fails; texts are
 * freed in {@link org.wdsjmx.windows.ComObject} as soon as they are copied.
 */
package org.wdsjmx.windows;
