package org.wdsjmx.windows;

/** The server object of one WDS server, and which members its library has. */
final class ServerAccess implements AutoCloseable {

    /** More objects than this do not break by themselves in one read while their server is well. */
    private static final int MOST_BROKEN = 3;

    private final ComObject manager;
    private final String name;
    private final ComObject server;

    /** {@code null} = not known: what was decided by a failure is asked again. */
    private Boolean membersOf2008R2;

    private final NamespaceNames namespaceNames = new NamespaceNames();
    private boolean proven;
    private int broken;

    private ServerAccess(ComObject manager, String name, ComObject server) {
        this.manager = manager;
        this.name = name;
        this.server = server;
    }

    /**
     * Gets the server object from the manager, which also checks that the server can be reached.
     *
     * @param manager stays the caller's and open for as long as the access
     * @param name NetBIOS or DNS name; empty for the local server
     */
    static ServerAccess open(ComObject manager, String name) throws ComException {
        return new ServerAccess(manager, name, serverObject(manager, name));
    }

    private static ComObject serverObject(ComObject manager, String name) throws ComException {
        try (Bstr argument = Bstr.of(name, ApiMember.MANAGER_GET_SERVER)) {
            return manager.object(ApiMember.MANAGER_GET_SERVER, ApiInterface.SERVER, argument.pointer());
        }
    }

    /**
     * Returns when an object answers as if the server were gone while the server answers all the same, so that only this
     * object is broken. The next work begins with a new server object then.
     *
     * @throws ConnectionLostException the same, when the server object has served before (everything below it may be stale),
     *     when this happens too often to be the object's own, or when the server does not answer at its root
     */
    void requireAlive(ConnectionLostException loss) {
        suspect();
        if (proven || broken > MOST_BROKEN) {
            throw loss;
        }
        try (ComObject other = serverObject(manager, name);
                ComObject namespaces = retrieveNamespaces(other)) {
            namespaces.number(ApiMember.COLLECTION_COUNT);
        } catch (ComException | ConnectionLostException e) {
            throw loss;
        }
    }

    /** Something below the server object answered as if the server were gone; the next work begins with a new one. */
    void suspect() {
        broken++;
    }

    /** The server object has answered a whole read. */
    void prove() {
        proven = true;
    }

    boolean isProven() {
        return proven;
    }

    /** Something below the server object has answered as if the server were gone. */
    boolean isSuspect() {
        return broken > 0;
    }

    /** A server's name for messages. */
    static String label(String name) {
        return name.isEmpty() ? "local server" : name;
    }

    /**
     * Finds out, unless it is known, whether the library has the members of Windows Server 2008 R2. That release added four in
     * the middle of {@code IWdsTransportClient} and kept its IID. In an older library their slots are other functions, perhaps
     * Disconnect itself, so nothing from there on may be called. The interface that came with the same release tells the
     * libraries apart; only its being refused by QueryInterface says that the library is older.
     *
     * @throws ComException when the question itself fails; it is asked again next time, and until then nothing of it is called
     */
    void learnRelease() throws ComException {
        if (membersOf2008R2 != null) {
            return;
        }
        try (ComObject configuration = PolicyAccess.configuration(server)) {
            membersOf2008R2 = hasInterfaceOf2008R2(configuration);
        }
    }

    private static boolean hasInterfaceOf2008R2(ComObject configuration) throws ComException {
        try {
            configuration.query(ApiInterface.CONFIGURATION_MANAGER_2).close();
            return true;
        } catch (ComException e) {
            if (e.code() == ComException.E_NOINTERFACE) {
                return false;
            }
            throw e;
        }
    }

    /** All namespaces of all providers, tombstones included; the caller closes the collection. */
    ComObject retrieveNamespaces() throws ComException {
        return retrieveNamespaces(server);
    }

    private static ComObject retrieveNamespaces(ComObject server) throws ComException {
        try (ComObject manager = namespaceManager(server);
                Bstr anyProvider = Bstr.of("", ApiMember.NAMESPACES_RETRIEVE);
                Bstr anyName = Bstr.of("", ApiMember.NAMESPACES_RETRIEVE)) {
            return manager.object(
                    ApiMember.NAMESPACES_RETRIEVE,
                    ApiInterface.COLLECTION,
                    anyProvider.pointer(),
                    anyName.pointer(),
                    ComObject.variantBool(true));
        }
    }

    /** The namespace manager; the caller closes it. */
    ComObject namespaceManager() throws ComException {
        return namespaceManager(server);
    }

    private static ComObject namespaceManager(ComObject server) throws ComException {
        return server.object(ApiMember.SERVER_NAMESPACE_MANAGER, ApiInterface.NAMESPACE_MANAGER);
    }

    /** Removes a client that was just looked up, the way this library is known to offer. */
    void disconnect(ComObject client, long clientId, int type) throws ComException {
        if (hasMembersOf2008R2()) {
            client.call(ApiMember.CLIENT_DISCONNECT, type);
        } else {
            server.call(ApiMember.SERVER_DISCONNECT_CLIENT, (int) clientId, type);
        }
    }

    ComObject object() {
        return server;
    }

    /** The server's name for messages. */
    String label() {
        return label(name);
    }

    /** What the namespaces were called when they were last read over this connection. */
    NamespaceNames namespaceNames() {
        return namespaceNames;
    }

    /** Whether it is known that a client's utilisation and user can be asked for. */
    boolean hasMembersOf2008R2() {
        return Boolean.TRUE.equals(membersOf2008R2);
    }

    @Override
    public void close() {
        server.close();
    }
}
