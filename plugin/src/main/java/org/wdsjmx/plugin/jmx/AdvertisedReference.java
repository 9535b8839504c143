package org.wdsjmx.plugin.jmx;

import java.io.ObjectOutput;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.rmi.server.RemoteObject;
import java.rmi.server.RemoteRef;

/**
 * What a stub knows of its object, with the host replaced by the one that consoles are to use when it is sent.
 *
 * <p>RMI writes the address of this machine's network interface into every stub, which is not always the one that
 * consoles reach: a socket bound to loopback does not answer there. The usual remedies are a system property, which also changes every other stub of the virtual machine, or a client
 * socket factory, whose class every console would need. Instead, the reference is the JDK's own in all but the host that it
 * writes, and the other end reads it as one of its own.
 */
final class AdvertisedReference {

    private AdvertisedReference() {}

    /** A reference to the same object as that of a given stub, under a host that consoles reach. */
    static RemoteRef to(RemoteObject stub, String host) {
        RemoteRef original = stub.getRef();
        return proxy(RemoteRef.class, (proxy, method, arguments) -> {
            if (method.getName().equals("writeExternal")) {
                original.writeExternal(replacingHost((ObjectOutput) arguments[0], host));
                return null;
            }
            return call(original, method, arguments);
        });
    }

    /** The host is the one text in the form of a reference; after it come the port and the number of the object. */
    private static ObjectOutput replacingHost(ObjectOutput output, String host) {
        return proxy(ObjectOutput.class, (proxy, method, arguments) -> {
            if (method.getName().equals("writeUTF")) {
                output.writeUTF(host);
                return null;
            }
            return call(output, method, arguments);
        });
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
