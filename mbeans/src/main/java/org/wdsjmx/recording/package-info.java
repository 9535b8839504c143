/**
 * Recordings: what a backend answered, written to a file and played back elsewhere.
 *
 * <p><b>File format, version 1.</b> All numbers are big-endian. The file is only ever appended to.
 *
 * <pre>
 * header   8 bytes  89 57 44 53 52 45 43 0A ("WDSREC")
 *          4 bytes  version of the format: 1
 *          4 bytes  CRC32C of the 12 bytes before
 * frame    4 bytes  length of the payload, 1 to 33,554,432
 *          4 bytes  CRC32C of the length and the payload
 *          n bytes  payload: one event, compressed by itself (zlib, RFC 1950)
 * frame    ...
 * </pre>
 *
 * A file may end anywhere: a frame that is not whole, or whose sum is wrong, ends what can be played.
 *
 * <p>An event is at most 33,554,432 bytes before compression and begins with
 *
 * <pre>
 * 1 byte   1 = a read that succeeded, 2 = a read or connect that failed, 3 = an operation
 * text     name of the server
 * instant  when it ended
 * </pre>
 *
 * and goes on with the components of {@link org.wdsjmx.transport.ServerSnapshot}, or of the other {@link
 * org.wdsjmx.recording.RecordedEvent events}, in the order of their declaration in version 1:
 *
 * <pre>
 * text             4 bytes length in bytes, then UTF-8; length -1 = null
 * whole number     8 bytes
 * ratio            8 bytes, IEEE 754
 * truth value      1 byte: 0 = false, 1 = true, 2 = null
 * instant          8 bytes seconds since 1970 and 4 bytes nanoseconds, years 1 to 9999; null = seconds -2^63 and 0
 * duration         8 bytes seconds, less than 10^12, and 4 bytes nanoseconds
 * constant         its name, as a text
 * list             4 bytes number of elements, then each; number -1 = null
 * record           its components; one that may be null is preceded by one byte: 0 = null, 1 = there
 * </pre>
 *
 * <p>A record of {@code org.wdsjmx.transport} that gets or loses a component is a new version of the format.
 */
package org.wdsjmx.recording;
