package org.wdsjmx.mbean;

import java.util.List;
import javax.management.openmbean.SimpleType;
import org.wdsjmx.watch.WatchedTransfer;

/** {@code type=TftpClient}: a TFTP transfer under way. It can only be watched; the API cannot end it. */
final class TftpClientBean {

    private TftpClientBean() {}

    static BeanType<WatchedTransfer> type() {
        return new BeanType<>(
                "org.wdsjmx.TftpClient",
                "A TFTP transfer that is under way, for example of a boot image",
                List.of(
                        new Column<>(
                                "FileName",
                                "File being transferred, null = unknown",
                                SimpleType.STRING,
                                t -> t.transfer().fileName()),
                        new Column<>(
                                "IpAddress",
                                "Address of the client, null = unknown",
                                SimpleType.STRING,
                                t -> t.transfer().ipAddress()),
                        new Column<>(
                                "Timeout",
                                "Time-out in seconds, -1 = unknown",
                                SimpleType.LONG,
                                t -> t.transfer().timeoutSeconds()),
                        new Column<>(
                                "CurrentFileOffset",
                                Meaning.TFTP_OFFSET + ", -1 = unknown",
                                SimpleType.LONG,
                                t -> t.transfer().currentFileOffset()),
                        new Column<>(
                                "FileSize",
                                Meaning.TFTP_SIZE + ", -1 = unknown",
                                SimpleType.LONG,
                                t -> t.transfer().fileSize()),
                        new Column<>(
                                "BlockSize",
                                "Bytes of one block, -1 = unknown",
                                SimpleType.LONG,
                                t -> t.transfer().blockSize()),
                        new Column<>(
                                "WindowSize",
                                "Blocks of one window, -1 = unknown",
                                SimpleType.LONG,
                                t -> t.transfer().windowSize()),
                        new Column<>(
                                "Completion",
                                "Share of the file that has been sent, 0 to 1, NaN = unknown",
                                SimpleType.DOUBLE,
                                t -> t.transfer().completion())),
                List.of());
    }
}
