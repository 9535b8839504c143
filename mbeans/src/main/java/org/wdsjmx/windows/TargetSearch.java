package org.wdsjmx.windows;

import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.ServerAction.NamespaceTarget;
import org.wdsjmx.transport.TransportException;

/**
 * Finds what an action means by walking the tree anew. Ids may be given to other objects later, so an object counts only
 * below a namespace of the name that the caller saw.
 *
 * <p>The target is kept and acted on after the walk: within the walk its failure could not be told from that of an object
 * which has ended.
 */
final class TargetSearch implements AutoCloseable {

    /** WDSMCS_E_CONTENT_NOT_FOUND; the header has no code for a session that is not there. */
    private static final int CONTENT_NOT_FOUND = 0xC1210103;

    /** E_INVALIDARG: what is asked for is more than one thing. */
    private static final int NOT_UNIQUE = 0x80070057;

    /** WDSMCS_E_NAMESPACE_NOT_FOUND. */
    private static final int NAMESPACE_NOT_FOUND = 0xC1210105;

    private final ServerAccess server;
    private ComObject found;
    private boolean foundIsTombstone;

    /** Whether the server lists several objects that may be meant, against its promise that ids are unique. */
    private boolean ambiguous;

    /** The first part of the tree that could not be searched; {@code null} after a complete search. */
    private ComException gap;

    private TargetSearch(ServerAccess server) {
        this.server = server;
    }

    /** What is done with the target. */
    interface Act {
        void on(ComObject target) throws ComException;
    }

    private interface Check {
        boolean passes(ComObject object) throws ComException;
    }

    /**
     * Acts on a session.
     *
     * @throws ComException when the namespaces cannot be listed, a part of the tree that may hold the session cannot be
     *     searched, or the act fails
     * @throws TransportException with WDSMCS_E_CONTENT_NOT_FOUND when it is not there
     */
    static void session(ServerAccess server, long id, String namespace, Act act)
            throws ComException, TransportException {
        try (TargetSearch search = new TargetSearch(server)) {
            search.contentsOf(
                    namespace,
                    content -> search.children(
                            content,
                            ApiMember.CONTENT_SESSIONS,
                            ApiInterface.SESSION,
                            session -> search.keepIf(session, ApiMember.SESSION_ID, id)));
            search.act(act, "session " + id + " of namespace \"" + namespace + '"', CONTENT_NOT_FOUND);
        }
    }

    /** Acts on a content; fails as {@link #session} does. */
    static void content(ServerAccess server, long id, String namespace, Act act)
            throws ComException, TransportException {
        try (TargetSearch search = new TargetSearch(server)) {
            search.contentsOf(namespace, content -> search.keepIf(content, ApiMember.CONTENT_ID, id));
            search.act(act, "content " + id + " of namespace \"" + namespace + '"', CONTENT_NOT_FOUND);
        }
    }

    /**
     * Acts on a namespace. Without an id the name means the registered one rather than a tombstone of the same name.
     *
     * @throws TransportException with WDSMCS_E_NAMESPACE_NOT_FOUND when it is not there; otherwise as {@link #session}
     */
    static void namespace(ServerAccess server, NamespaceTarget target, Act act)
            throws ComException, TransportException {
        try (TargetSearch search = new TargetSearch(server)) {
            search.namespacesOf(target.name(), namespace -> search.keep(namespace, target.id()));
            String what = target + (target.id() == -1 ? "" : " with id " + target.id());
            search.act(act, what, NAMESPACE_NOT_FOUND);
        }
    }

    private void contentsOf(String name, ComCollection.Visitor visitor) throws ComException {
        namespacesOf(
                name, namespace -> children(namespace, ApiMember.NAMESPACE_CONTENTS, ApiInterface.CONTENT, visitor));
    }

    private void namespacesOf(String name, ComCollection.Visitor visitor) throws ComException {
        try (ComObject namespaces = server.retrieveNamespaces()) {
            ComCollection.forEach(
                    server,
                    namespaces,
                    ApiInterface.NAMESPACE,
                    namespace -> {
                        if (check(
                                namespace, n -> n.text(ApiMember.NAMESPACE_NAME).equals(name))) {
                            visitor.visit(namespace);
                        }
                    },
                    this::missed);
        }
    }

    private void children(ComObject parent, ApiMember retrieve, ApiInterface childType, ComCollection.Visitor visitor)
            throws VanishedException {
        check(parent, p -> {
            try (ComObject children = p.object(retrieve, ApiInterface.COLLECTION)) {
                ComCollection.forEach(server, children, childType, visitor, this::missed);
            }
            return true;
        });
    }

    private void keepIf(ComObject object, ApiMember idMember, long id) throws VanishedException {
        if (check(object, o -> o.number(idMember) == id)) {
            ambiguous |= found != null;
            keep(object);
        }
    }

    private void keep(ComObject namespace, long id) throws VanishedException {
        if (id != -1) {
            keepIf(namespace, ApiMember.NAMESPACE_ID, id);
            return;
        }
        check(namespace, n -> {
            boolean tombstone = n.truth(ApiMember.NAMESPACE_TOMBSTONED);
            if (found == null || foundIsTombstone || !tombstone) {
                ambiguous = found != null && foundIsTombstone == tombstone;
                keep(n);
                foundIsTombstone = tombstone;
            }
            return true;
        });
    }

    private void keep(ComObject object) {
        close();
        found = object.retain();
    }

    private boolean check(ComObject object, Check check) throws VanishedException {
        try {
            return check.passes(object);
        } catch (VanishedException e) {
            throw e;
        } catch (ComException e) {
            missed(e);
            return false;
        }
    }

    private void missed(ComException fault) {
        if (gap == null) {
            gap = fault;
        }
    }

    private void act(Act act, String what, int notFound) throws ComException, TransportException {
        if (ambiguous) {
            throw new TransportException(
                    "Finding " + what + " on " + server.label()
                            + ", which lists several such, so that another one might be"
                            + " hit; nothing was called; the search",
                    HResult.of(NOT_UNIQUE));
        } else if (found != null) {
            act.on(found);
        } else if (gap != null) {
            // It may be where nobody could look, so it must not be called gone.
            throw gap;
        } else {
            throw new TransportException(
                    "Finding " + what + " on " + server.label() + "; nothing was called; the search",
                    HResult.of(notFound));
        }
    }

    @Override
    public void close() {
        if (found != null) {
            found.close();
            found = null;
        }
    }
}
