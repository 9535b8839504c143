package org.wdsjmx.windows;

/** The server object of one WDS server, and which members its library has. */
final class ServerAccess implements AutoCloseable {

    private final ComObject server;
    private final String label;
    private final boolean membersOf2008R2;

    private ServerAccess(ComObject server, String label) {
        this.server = server;
        this.label = label;
        this.membersOf2008R2 = isLibraryOf2008R2(server);
    }

    /**
     * Gets the server object from the manager, which also checks that the server can be reached.
     *
     * @param name NetBIOS or DNS name; empty for the local server
     */
    static ServerAccess open(ComObject manager, String name) throws ComException {
        try (Bstr argument = Bstr.of(name, ApiMember.MANAGER_GET_SERVER)) {
            ComObject server = manager.object(ApiMember.MANAGER_GET_SERVER, ApiInterface.SERVER, argument.pointer());
            return new ServerAccess(server, label(name));
        }
    }

    /** A server's name for messages. */
    static String label(String name) {
        return name.isEmpty() ? "local server" : name;
    }

    /**
     * Windows Server 2008 R2 added four members in the middle of {@code IWdsTransportClient} and kept its IID. In an older
     * library their slots are other functions, perhaps Disconnect itself, so nothing from there on may be called. The
     * interface that came with the same release tells the libraries apart. When the question itself fails, the library is
     * taken for a newer one, as all supported ones are.
     */
    private static boolean isLibraryOf2008R2(ComObject server) {
        try (ComObject configuration =
                server.object(ApiMember.SERVER_CONFIGURATION_MANAGER, ApiInterface.CONFIGURATION_MANAGER)) {
            configuration.query(ApiInterface.CONFIGURATION_MANAGER_2).close();
            return true;
        } catch (ComException e) {
            return e.code() != ComException.E_NOINTERFACE;
        }
    }

    /** All namespaces of all providers, tombstones included; the caller closes the collection. */
    ComObject retrieveNamespaces() throws ComException {
        try (ComObject manager = namespaceManager();
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
        return server.object(ApiMember.SERVER_NAMESPACE_MANAGER, ApiInterface.NAMESPACE_MANAGER);
    }

    /** Removes a client that was just looked up, the way this library offers. */
    void disconnect(ComObject client, long clientId, int type) throws ComException {
        if (membersOf2008R2) {
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
        return label;
    }

    /** Whether a client's utilisation and user can be asked for. */
    boolean hasMembersOf2008R2() {
        return membersOf2008R2;
    }

    @Override
    public void close() {
        server.close();
    }
}
