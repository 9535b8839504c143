package org.wdsjmx.plugin;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;

/**
 * The JDK's memory of records. Up to Java 18 it keeps the record class for which it has last made {@code equals},
 * {@code hashCode} or {@code toString} (JDK-8078641), and so its class loader, until it makes them for another.
 */
final class RecordMethods implements AutoCloseable {

    /** Takes a class of the JDK for the last record. */
    @Override
    public void close() {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            MethodHandle part = lookup.findVirtual(String.class, "toString", MethodType.methodType(String.class));
            for (String method : new String[] {"equals", "hashCode", "toString"}) {
                ObjectMethods.bootstrap(lookup, method, MethodHandle.class, String.class, "part", part);
            }
        } catch (Throwable e) {
            throw new IllegalStateException("Methods of a record cannot be made", e);
        }
    }
}
