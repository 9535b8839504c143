package org.wdsjmx.windows;

import org.wdsjmx.transport.NamespaceDraft;
import org.wdsjmx.transport.NamespaceKind;

/** Creates namespaces. Until the last call they exist in the memory of the library only, so a failure leaves nothing. */
final class NamespaceCreator {

    private NamespaceCreator() {}

    /**
     * Creates and registers a namespace.
     *
     * @throws ComException with the code of the call that failed; for a name in use WDSTPTMGMT_E_NAMESPACE_ALREADY_REGISTERED
     *     or WDSMCS_E_NAMESPACE_ALREADY_EXISTS
     */
    static void create(ServerAccess server, NamespaceDraft draft) throws ComException {
        ApiMember create = ApiMember.NAMESPACES_CREATE;
        try (ComObject manager = server.namespaceManager();
                Bstr name = Bstr.of(draft.name(), create);
                Bstr provider = Bstr.of(draft.contentProvider(), create);
                Bstr configuration = Bstr.of(orEmpty(draft.configuration()), create);
                ComObject namespace = manager.object(
                        create,
                        ApiInterface.NAMESPACE,
                        draft.kind().value(),
                        name.pointer(),
                        provider.pointer(),
                        configuration.pointer())) {
            putText(namespace, ApiMember.NAMESPACE_SET_FRIENDLY_NAME, draft.friendlyName());
            putText(namespace, ApiMember.NAMESPACE_SET_DESCRIPTION, draft.description());
            if (draft.kind() == NamespaceKind.SCHEDULED_CAST_AUTO_START) {
                putStartRule(namespace, draft);
            }
            namespace.call(ApiMember.NAMESPACE_REGISTER);
        }
    }

    private static void putStartRule(ComObject namespace, NamespaceDraft draft) throws ComException {
        try (ComObject autoStart = namespace.query(ApiInterface.SCHEDULED_CAST_AUTO_START)) {
            if (draft.minimumClients() != -1) {
                autoStart.call(ApiMember.AUTO_START_SET_MINIMUM_CLIENTS, (int) draft.minimumClients());
            }
            if (draft.startTime() != null) {
                autoStart.put(ApiMember.AUTO_START_SET_TIME, OleDate.of(draft.startTime()));
            }
        }
    }

    private static void putText(ComObject namespace, ApiMember member, String text) throws ComException {
        if (!orEmpty(text).isEmpty()) {
            namespace.put(member, text);
        }
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
