package org.wdsjmx.plugin.jmx;

import java.io.IOException;
import java.rmi.Remote;
import java.rmi.server.RMIClientSocketFactory;
import java.rmi.server.RMIServerSocketFactory;
import java.rmi.server.RemoteObject;
import java.util.Map;
import javax.management.remote.rmi.RMIConnection;
import javax.management.remote.rmi.RMIConnectionImpl_Stub;
import javax.management.remote.rmi.RMIJRMPServerImpl;
import javax.management.remote.rmi.RMIServerImpl_Stub;

/** The JDK's JMX server over RMI, except that its stubs name the host that consoles reach; see {@link AdvertisedReference}. */
final class AdvertisedServer extends RMIJRMPServerImpl {

    private final String host;

    /** @param client how consoles connect; {@code null} = in plain text */
    AdvertisedServer(
            String host,
            int port,
            RMIClientSocketFactory client,
            RMIServerSocketFactory server,
            Map<String, ?> environment)
            throws IOException {
        super(port, client, server, environment);
        this.host = host;
    }

    @Override
    public Remote toStub() throws IOException {
        return new RMIServerImpl_Stub(AdvertisedReference.to((RemoteObject) super.toStub(), host));
    }

    @Override
    public RMIConnection newClient(Object credentials) throws IOException {
        RMIConnection exported = super.newClient(credentials);
        return new RMIConnectionImpl_Stub(AdvertisedReference.to((RemoteObject) RemoteObject.toStub(exported), host));
    }
}
