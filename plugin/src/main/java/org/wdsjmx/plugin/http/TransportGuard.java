package org.wdsjmx.plugin.http;

import javax.management.ObjectName;
import org.jolokia.server.core.request.JolokiaNotificationRequest;
import org.jolokia.server.core.request.JolokiaObjectNameRequest;
import org.jolokia.server.core.request.JolokiaRequest;
import org.jolokia.server.core.request.JolokiaSearchRequest;
import org.jolokia.server.core.request.notification.AddCommand;
import org.jolokia.server.core.service.request.AbstractRequestHandler;
import org.jolokia.server.core.util.RequestType;
import org.wdsjmx.plugin.access.Callers;

/**
 * Stands before the handler of Jolokia's requests and refuses what a restrictor is not asked about: a change by GET, another
 * virtual machine as target, and a bean of a foreign domain even if it shows nothing.
 */
final class TransportGuard extends AbstractRequestHandler {

    /** Before the handler that serves requests. */
    private static final int ORDER = 1;

    private final Callers callers;

    TransportGuard(Callers callers) {
        super("wds-jmx-guard", ORDER);
        this.callers = callers;
    }

    @Override
    public boolean canHandle(JolokiaRequest request) {
        return reason(request) != null;
    }

    /** Called for what is refused only. */
    @Override
    public <R extends JolokiaRequest> Object handleRequest(R request, Object previousResult) {
        throw new SecurityException(reason(request));
    }

    private String reason(JolokiaRequest request) {
        if (request.getOption("target") != null) {
            return "This agent asks no other virtual machine: it has no proxy mode";
        }
        RequestType type = request.getType();
        if ((type == RequestType.EXEC || type == RequestType.WRITE)
                && callers.current().readsOnly()) {
            return "What changes something is asked by POST only";
        }
        if (request instanceof JolokiaNotificationRequest subscription
                && subscription.getCommand() instanceof AddCommand add
                && !TransportRestrictor.isReadable(add.getObjectName())) {
            return closed(add.getObjectName());
        }
        // A search names nothing yet; what it finds is filtered by the restrictor.
        if (request instanceof JolokiaObjectNameRequest named
                && !(request instanceof JolokiaSearchRequest)
                && named.getObjectName() != null
                && !TransportRestrictor.isReadable(named.getObjectName())
                && !TransportRestrictor.isNotificationStore(named.getObjectName())) {
            return closed(named.getObjectName());
        }
        return null;
    }

    private static String closed(ObjectName name) {
        return "Domain " + name.getDomain() + " is closed; open are " + TransportRestrictor.readableDomains();
    }
}
