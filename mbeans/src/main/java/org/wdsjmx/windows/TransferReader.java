package org.wdsjmx.windows;

import java.util.List;
import org.wdsjmx.transport.TftpClient;
import org.wdsjmx.windows.FaultLog.Place;

/** Reads the TFTP transfers of a server. They are no part of the tree, so what cannot be read hides nothing of it. */
final class TransferReader {

    private static final Place TRANSFERS = new Place(null, "server", "TFTP transfers");

    private final FaultLog faults;
    private final PropertyReader properties;

    TransferReader(PropertyReader properties, FaultLog faults) {
        this.faults = faults;
        this.properties = properties;
    }

    /** The transfers; {@code null} when they cannot be listed or the server is from before Windows Server 2012. */
    List<TftpClient> read(ComObject server) {
        try (ComObject newer = server.query(ApiInterface.SERVER_2);
                ComObject manager = newer.object(ApiMember.SERVER_TFTP_MANAGER, ApiInterface.TFTP_MANAGER)) {
            return properties.list(
                    manager, ApiMember.TFTP_CLIENTS, ApiInterface.TFTP_CLIENT, TRANSFERS, this::transfer);
        } catch (ComException e) {
            faults.property(TRANSFERS, e);
        } catch (ConnectionLostException e) {
            properties.broken(TRANSFERS, e);
        }
        return null;
    }

    private TftpClient transfer(ComObject object) throws VanishedException {
        return new TftpClient(
                properties.text(object, ApiMember.TFTP_FILE_NAME, TRANSFERS),
                properties.text(object, ApiMember.TFTP_IP_ADDRESS, TRANSFERS),
                properties.number(object, ApiMember.TFTP_TIMEOUT, TRANSFERS),
                properties.bigNumber(object, ApiMember.TFTP_CURRENT_FILE_OFFSET, TRANSFERS),
                properties.bigNumber(object, ApiMember.TFTP_FILE_SIZE, TRANSFERS),
                properties.number(object, ApiMember.TFTP_BLOCK_SIZE, TRANSFERS),
                properties.number(object, ApiMember.TFTP_WINDOW_SIZE, TRANSFERS));
    }
}
