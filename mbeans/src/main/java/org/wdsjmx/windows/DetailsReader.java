package org.wdsjmx.windows;

import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.windows.FaultLog.Place;

/** Reads what a server says of itself. All of it is optional: what cannot be read is unknown and logged. */
final class DetailsReader {

    /**
     * The argument {@code bRealtimeStatus} of {@code WdsTransportServicesRunning} is not documented. By its name, true asks
     * the services now and false may answer from a cache. A monitor that shows an old answer is worse than one more question
     * in each read.
     */
    private static final boolean REALTIME_STATUS = true;

    private static final Place SERVER = new Place(null, "server", "details");

    private final FaultLog faults;
    private final PropertyReader properties;

    DetailsReader(FaultLog faults) {
        this.faults = faults;
        this.properties = new PropertyReader(faults);
    }

    ServerDetails read(ComObject server) {
        long version = -1;
        long features = -1;
        long protocols = -1;
        try (ComObject setup = server.object(ApiMember.SERVER_SETUP_MANAGER, ApiInterface.SETUP_MANAGER)) {
            version = properties.bigNumber(setup, ApiMember.SETUP_VERSION, SERVER);
            // Without feature 0x2 (Transport Server) the rest of the API may answer nothing; what it does answer is
            // shown.
            features = properties.number(setup, ApiMember.SETUP_INSTALLED_FEATURES, SERVER);
            protocols = properties.number(setup, ApiMember.SETUP_PROTOCOLS, SERVER);
        } catch (ComException e) {
            faults.property(SERVER, e);
        }
        return new ServerDetails(version, features, protocols, servicesRunning(server));
    }

    private Boolean servicesRunning(ComObject server) {
        try (ComObject configuration =
                server.object(ApiMember.SERVER_CONFIGURATION_MANAGER, ApiInterface.CONFIGURATION_MANAGER)) {
            return configuration.truth(ApiMember.CONFIGURATION_SERVICES_RUNNING, REALTIME_STATUS);
        } catch (ComException e) {
            faults.property(SERVER, e);
            return null;
        }
    }
}
