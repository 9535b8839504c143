package org.wdsjmx.windows;

import java.util.List;
import org.wdsjmx.transport.ContentProvider;
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

    DetailsReader(PropertyReader properties, FaultLog faults) {
        this.faults = faults;
        this.properties = properties;
    }

    ServerDetails read(ComObject server) {
        long version = -1;
        long features = -1;
        long protocols = -1;
        Details2012 newer = Details2012.NONE;
        try (ComObject setup = server.object(ApiMember.SERVER_SETUP_MANAGER, ApiInterface.SETUP_MANAGER)) {
            version = properties.bigNumber(setup, ApiMember.SETUP_VERSION, SERVER);
            // Without feature 0x2 (Transport Server) the rest of the API may answer nothing; what it does answer is
            // shown.
            features = properties.number(setup, ApiMember.SETUP_INSTALLED_FEATURES, SERVER);
            protocols = properties.number(setup, ApiMember.SETUP_PROTOCOLS, SERVER);
            newer = details2012(setup);
        } catch (ComException e) {
            faults.property(SERVER, e);
        } catch (ConnectionLostException e) {
            properties.broken(SERVER, e);
        }
        return new ServerDetails(
                version, features, protocols, newer.tftpCapabilities, newer.contentProviders, servicesRunning(server));
    }

    /** The properties of {@code IWdsTransportSetupManager2}. */
    private record Details2012(long tftpCapabilities, List<ContentProvider> contentProviders) {
        static final Details2012 NONE = new Details2012(-1, null);
    }

    private Details2012 details2012(ComObject setup) {
        try (ComObject newer = setup.query(ApiInterface.SETUP_MANAGER_2)) {
            return new Details2012(
                    properties.number(newer, ApiMember.SETUP_TFTP_CAPABILITIES, SERVER),
                    properties.list(
                            newer,
                            ApiMember.SETUP_CONTENT_PROVIDERS,
                            ApiInterface.CONTENT_PROVIDER,
                            SERVER,
                            this::provider));
        } catch (ComException e) {
            faults.property(SERVER, e);
        } catch (ConnectionLostException e) {
            properties.broken(SERVER, e);
        }
        return Details2012.NONE;
    }

    private ContentProvider provider(ComObject object) throws VanishedException {
        return new ContentProvider(
                properties.text(object, ApiMember.PROVIDER_NAME, SERVER),
                properties.text(object, ApiMember.PROVIDER_DESCRIPTION, SERVER),
                properties.text(object, ApiMember.PROVIDER_FILE_PATH, SERVER),
                properties.text(object, ApiMember.PROVIDER_INITIALIZATION_ROUTINE, SERVER));
    }

    private Boolean servicesRunning(ComObject server) {
        try (ComObject configuration =
                server.object(ApiMember.SERVER_CONFIGURATION_MANAGER, ApiInterface.CONFIGURATION_MANAGER)) {
            return configuration.truth(ApiMember.CONFIGURATION_SERVICES_RUNNING, REALTIME_STATUS);
        } catch (ComException e) {
            faults.property(SERVER, e);
        } catch (ConnectionLostException e) {
            properties.broken(SERVER, e);
        }
        return null;
    }
}
