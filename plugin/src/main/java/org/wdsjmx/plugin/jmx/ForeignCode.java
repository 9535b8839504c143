package org.wdsjmx.plugin.jmx;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.ServerSocket;
import java.rmi.server.RMIServerSocketFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.remote.JMXServiceURL;

/**
 * Objects that consist of the JDK's classes only. What the JDK never forgets must be one of these, or it keeps the class loader of
 * this program, and with it all its classes, in an application server that has long undeployed the application around it.
 */
final class ForeignCode {

    private static final int PATIENCE_SECONDS = 30;

    private ForeignCode() {}

    /** A factory that gives the socket which is held, whatever port it is asked for. RMI keeps its factories for ever. */
    static RMIServerSocketFactory factory(AtomicReference<ServerSocket> held) {
        MethodHandle get = found(() -> MethodHandles.publicLookup()
                        .findVirtual(AtomicReference.class, "get", MethodType.methodType(Object.class)))
                .bindTo(held)
                .asType(MethodType.methodType(ServerSocket.class));
        return as(RMIServerSocketFactory.class, MethodHandles.dropArguments(get, 0, int.class));
    }

    /**
     * Lets the JDK initialize its class for addresses, which keeps an exception and so every class whose method is under way at that
     * time. In this thread these are those of our caller, too.
     */
    static void initializeAddresses() {
        MethodHandle initialize = found(() -> MethodHandles.publicLookup()
                .findConstructor(JMXServiceURL.class, MethodType.methodType(void.class, String.class)));
        FutureTask<Void> task = new FutureTask<>(
                as(Runnable.class, MethodHandles.insertArguments(initialize, 0, "service:jmx:rmi://127.0.0.1")), null);
        Thread thread = new Thread(task, "wds-jmx-addresses");
        thread.setDaemon(true);
        thread.start();
        try {
            task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while the connector was opened");
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("An address of the JDK cannot be made", e);
        }
    }

    private static <T> T as(Class<T> type, MethodHandle handle) {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        // Java 17 makes the class of the object in the context class loader, which is that of the application.
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return MethodHandleProxies.asInterfaceInstance(type, handle);
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    private static MethodHandle found(Callable<MethodHandle> method) {
        try {
            return method.call();
        } catch (Exception e) {
            throw new IllegalStateException("A public method of the JDK is missing", e);
        }
    }
}
