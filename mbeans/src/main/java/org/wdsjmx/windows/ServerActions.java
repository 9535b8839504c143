package org.wdsjmx.windows;

import java.time.Instant;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerAction.ChangeDiagnosticsPolicy;
import org.wdsjmx.transport.ServerAction.ChangeMulticastPolicy;
import org.wdsjmx.transport.ServerAction.ChangeServicePolicy;
import org.wdsjmx.transport.ServerAction.ControlServices;
import org.wdsjmx.transport.ServerAction.CreateNamespace;
import org.wdsjmx.transport.ServerAction.Deregister;
import org.wdsjmx.transport.ServerAction.NamespaceTarget;
import org.wdsjmx.transport.ServerAction.StartTransmission;
import org.wdsjmx.transport.ServerAction.TerminateContent;
import org.wdsjmx.transport.ServerAction.TerminateSession;
import org.wdsjmx.transport.ServiceControl;
import org.wdsjmx.transport.TransportException;

/** Does what is asked of a server. */
final class ServerActions {

    private ServerActions() {}

    /**
     * Checks what can be checked without the server.
     *
     * @throws IllegalArgumentException with the value seen, the rule and what to do
     */
    static void requireLegal(ServerAction action) {
        if (action instanceof ChangeMulticastPolicy policy) {
            policy.change().requireLegalChange();
        } else if (action instanceof ChangeServicePolicy policy) {
            policy.change().requireLegalChange();
        } else if (action instanceof ChangeDiagnosticsPolicy policy) {
            policy.change().requireLegalChange();
        } else if (action instanceof CreateNamespace creation) {
            creation.draft().requireLegal(Instant.now());
        }
    }

    /**
     * Does one action, which must be legal.
     *
     * @throws ComException with the code of the call that failed
     * @throws TransportException when the target is not there any more
     */
    static void perform(ServerAccess server, ServerAction action) throws ComException, TransportException {
        if (action instanceof TerminateSession session) {
            TargetSearch.session(
                    server,
                    session.sessionId(),
                    session.namespace(),
                    target -> target.call(ApiMember.SESSION_TERMINATE));
        } else if (action instanceof TerminateContent content) {
            TargetSearch.content(
                    server,
                    content.contentId(),
                    content.namespace(),
                    target -> target.call(ApiMember.CONTENT_TERMINATE));
        } else if (action instanceof Deregister deregister) {
            TargetSearch.namespace(
                    server,
                    deregister.namespace(),
                    target -> target.put(ApiMember.NAMESPACE_DEREGISTER, deregister.terminateSessions()));
        } else if (action instanceof StartTransmission start) {
            startTransmission(server, start.namespace());
        } else if (action instanceof ChangeMulticastPolicy policy) {
            new PolicyChanger(server).change(policy.change());
        } else if (action instanceof ChangeServicePolicy policy) {
            new PolicyChanger(server).change(policy.change());
        } else if (action instanceof ChangeDiagnosticsPolicy policy) {
            new PolicyChanger(server).change(policy.change());
        } else if (action instanceof ControlServices services) {
            control(server, services.control());
        } else if (action instanceof CreateNamespace creation) {
            NamespaceCreator.create(server, creation.draft());
        } else {
            throw new IllegalStateException("Nothing does " + action);
        }
    }

    private static void startTransmission(ServerAccess server, NamespaceTarget target)
            throws ComException, TransportException {
        TargetSearch.namespace(server, target, namespace -> {
            // An AutoCast has no such interface: the server alone decides when it starts.
            try (ComObject scheduled = namespace.query(ApiInterface.SCHEDULED_CAST)) {
                scheduled.call(ApiMember.SCHEDULED_CAST_START);
            }
        });
    }

    private static void control(ServerAccess server, ServiceControl control) throws ComException {
        try (ComObject configuration = PolicyAccess.configuration(server.object())) {
            configuration.call(
                    switch (control) {
                        case START -> ApiMember.CONFIGURATION_START_SERVICES;
                        case STOP -> ApiMember.CONFIGURATION_STOP_SERVICES;
                        case RESTART -> ApiMember.CONFIGURATION_RESTART_SERVICES;
                        case ENABLE -> ApiMember.CONFIGURATION_ENABLE_SERVICES;
                        case DISABLE -> ApiMember.CONFIGURATION_DISABLE_SERVICES;
                    });
        }
    }
}
