package org.wdsjmx.plugin.http;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jolokia.server.core.config.ConfigKey;
import org.jolokia.server.core.service.api.JolokiaContext;
import org.wdsjmx.plugin.access.Callers;
import org.wdsjmx.plugin.access.Right;

/** Stack traces and the contents of exceptions, which show how the program is built, are not for those who only look. */
final class ErrorDetails {

    private ErrorDetails() {}

    /** The same context, but for callers who can only read its errors have no details, even if the request asks for them. */
    static JolokiaContext hiddenFromViewers(JolokiaContext context, Callers callers) {
        return (JolokiaContext) Proxy.newProxyInstance(
                JolokiaContext.class.getClassLoader(),
                new Class<?>[] {JolokiaContext.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getConfig") && arguments[0] == ConfigKey.ALLOW_ERROR_DETAILS) {
                        return Boolean.toString(callers.current().may(Right.FALLBACK));
                    }
                    try {
                        return method.invoke(context, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
