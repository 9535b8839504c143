package org.wdsjmx.transport;

/**
 * A TFTP transfer that is under way, as {@code IWdsTransportTftpClient} shows it, since Windows Server 2012. The API gives it no
 * id.
 *
 * @param fileName file being transferred; {@code null} = unknown
 * @param ipAddress address of the client as text; {@code null} = unknown
 * @param timeoutSeconds time-out of the transfer; -1 = unknown
 * @param currentFileOffset bytes from the start of the file to the block in flight; -1 = unknown
 * @param fileSize bytes; -1 = unknown
 * @param blockSize bytes of one block; -1 = unknown
 * @param windowSize blocks of one window, which a client can change while it transfers; -1 = unknown
 */
public record TftpClient(
        String fileName,
        String ipAddress,
        long timeoutSeconds,
        long currentFileOffset,
        long fileSize,
        long blockSize,
        long windowSize) {

    /** Share of the file that has been sent, 0 to 1; NaN = unknown. */
    public double completion() {
        if (currentFileOffset < 0 || fileSize <= 0) {
            return Double.NaN;
        }
        return Math.min(1, (double) currentFileOffset / fileSize);
    }
}
