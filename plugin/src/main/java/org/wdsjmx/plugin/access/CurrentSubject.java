package org.wdsjmx.plugin.access;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import javax.security.auth.Subject;

/**
 * The JAAS subject of a call. Java 18 brought {@code Subject.current} and {@code Subject.callAs} (JEP 411), and from Java 24 on
 * (JEP 486) only these work; Java 17 has only their predecessors.
 */
public final class CurrentSubject {

    private final MethodHandle current;
    private final MethodHandle callAs;

    public CurrentSubject() {
        current = found("current", MethodType.methodType(Subject.class));
        callAs = found("callAs", MethodType.methodType(Object.class, Subject.class, Callable.class));
    }

    /** The subject of this call, or {@code null}. */
    @SuppressWarnings("removal")
    public Subject get() {
        if (current == null) {
            AccessControlContext context = AccessController.getContext();
            return Subject.getSubject(context);
        }
        try {
            return (Subject) current.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException("Subject.current failed", e);
        }
    }

    /**
     * Does something as a subject.
     *
     * @throws Exception whatever the action throws
     */
    @SuppressWarnings("removal")
    public <T> T call(Subject subject, Callable<T> action) throws Exception {
        if (callAs == null) {
            try {
                return Subject.doAs(subject, (PrivilegedExceptionAction<T>) action::call);
            } catch (PrivilegedActionException e) {
                throw e.getException();
            }
        }
        try {
            @SuppressWarnings("unchecked")
            T result = (T) callAs.invoke(subject, action);
            return result;
        } catch (CompletionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle found(String name, MethodType type) {
        try {
            return MethodHandles.publicLookup().findStatic(Subject.class, name, type);
        } catch (NoSuchMethodException java17) {
            return null;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
