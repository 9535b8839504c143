package org.wdsjmx.plugin.jmx;

import java.io.IOException;
import java.rmi.Remote;
import java.rmi.server.RemoteObject;
import java.util.Map;
import javax.management.remote.rmi.RMIConnection;
import javax.management.remote.rmi.RMIConnectionImpl_Stub;
import javax.management.remote.rmi.RMIJRMPServerImpl;
import javax.management.remote.rmi.RMIServerImpl_Stub;

/** The JDK's JMX server over RMI, except that its stubs name the loopback address; see {@link LoopbackReference}. */
final class LoopbackServer extends RMIJRMPServerImpl {

    LoopbackServer(LoopbackListener listener, Map<String, ?> environment) throws IOException {
        super(listener.port(), null, listener, environment);
    }

    @Override
    public Remote toStub() throws IOException {
        return new RMIServerImpl_Stub(LoopbackReference.to((RemoteObject) super.toStub()));
    }

    @Override
    public RMIConnection newClient(Object credentials) throws IOException {
        RMIConnection exported = super.newClient(credentials);
        return new RMIConnectionImpl_Stub(LoopbackReference.to((RemoteObject) RemoteObject.toStub(exported)));
    }
}
