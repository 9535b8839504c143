package org.wdsjmx.windows;

import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerAction.Deregister;
import org.wdsjmx.transport.ServerAction.NamespaceTarget;
import org.wdsjmx.transport.ServerAction.StartTransmission;
import org.wdsjmx.transport.ServerAction.TerminateContent;
import org.wdsjmx.transport.ServerAction.TerminateSession;
import org.wdsjmx.transport.TransportException;

/** Does what is asked of a server. */
final class ServerActions {

    /** E_NOTIMPL. */
    private static final int NOT_IMPLEMENTED = 0x80004001;

    private ServerActions() {}

    /**
     * Does one action.
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
        } else {
            throw new TransportException(action.describe(), HResult.of(NOT_IMPLEMENTED));
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
}
