// The manager and the servers.
#include "object.h"

namespace {

class Server : public Object<IWdsTransportServer2> {
   public:
    Server(std::wstring name, Generation generation) : name(name), generation(generation) {}

    bool supports(REFIID iid) const override {
        return iid == IID_IWdsTransportServer
               || (iid == IID_IWdsTransportServer2 && generation == Generation::Server2012);
    }
    HRESULT STDMETHODCALLTYPE get_Name(BSTR* out) override {
        *out = SysAllocStringLen(name.data(), static_cast<UINT>(name.size()));
        census::watch(*out);
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE get_SetupManager(IWdsTransportSetupManager** out) override {
        return give("Server.get_SetupManager", out, makeSetupManager);
    }
    HRESULT STDMETHODCALLTYPE get_ConfigurationManager(IWdsTransportConfigurationManager** out) override {
        return give("Server.get_ConfigurationManager", out, makeConfigurationManager);
    }
    HRESULT STDMETHODCALLTYPE get_NamespaceManager(IWdsTransportNamespaceManager** out) override {
        return give("Server.get_NamespaceManager", out, makeNamespaceManager);
    }
    HRESULT STDMETHODCALLTYPE DisconnectClient(ULONG id, WDSTRANSPORT_DISCONNECT_TYPE type) override {
        return checkThread() ? disconnectClient(name, id, type, L"Server", "Server.DisconnectClient")
                             : RPC_E_WRONG_THREAD;
    }
    HRESULT STDMETHODCALLTYPE get_TftpManager(IWdsTransportTftpManager** out) override {
        return give("Server.get_TftpManager", out, makeTftpManager);
    }

   private:
    std::wstring name;
    Generation generation;
    // What this object answers for ever, although others may be well.
    mutable std::map<std::string, HRESULT> stale;

    // A server object outlives revisions of the file, so it looks its state up anew.
    template <class Result, class Made>
    HRESULT give(const char* call, Result** out, Made make) const {
        if (!checkThread()) {
            return RPC_E_WRONG_THREAD;
        }
        ServerPtr now = state::server(name);
        if (!now) {
            return HRESULT_FROM_WIN32(RPC_S_SERVER_UNAVAILABLE);
        }
        NodePtr line(now, &now->line());
        HRESULT failure = stale.count(call) ? stale.at(call) : Origin(now, line).enter(call);
        if (now->rule(call, 0, "stale")) {
            stale[call] = failure;
        }
        if (failure == S_OK) {
            now = state::server(name);
            *out = now->rule(call, 0, "missing") ? nullptr : make(Origin(now, NodePtr(now, &now->line())));
        }
        return failure;
    }
};

class Manager : public Object<IWdsTransportManager> {
   public:
    bool supports(REFIID iid) const override { return iid == IID_IWdsTransportManager; }

    HRESULT STDMETHODCALLTYPE GetWdsTransportServer(BSTR name, IWdsTransportServer** out) override {
        if (!checkThread()) {
            return RPC_E_WRONG_THREAD;
        }
        if (name == nullptr) {
            return E_INVALIDARG;  // the empty string means the local server; null is not documented
        }
        census::watch(name);
        std::wstring wanted(name, SysStringLen(name));
        ServerPtr server = state::server(wanted);
        if (!server) {
            return HRESULT_FROM_WIN32(RPC_S_SERVER_UNAVAILABLE);
        }
        HRESULT failure = Origin(server, nullptr).enter("Manager.GetWdsTransportServer");
        if (failure == S_OK) {
            *out = server->rule("Manager.GetWdsTransportServer", 0, "missing")
                       ? nullptr
                       : new Server(wanted, server->generation());
        }
        return failure;
    }
};

}  // namespace

HRESULT makeManager(REFIID iid, void** out) {
    Manager* manager = new Manager();
    HRESULT result = manager->QueryInterface(iid, out);
    manager->Release();
    return result;
}

HRESULT disconnectClient(const std::wstring& name, ULONGLONG id, ULONG type, const wchar_t* via, const char* call,
                         const Node* same) {
    std::wstring mac;
    HRESULT result = HRESULT_FROM_WIN32(RPC_S_SERVER_UNAVAILABLE);
    if (ServerPtr server = state::server(name)) {
        NodePtr client = server->client(id, same);
        result = Origin(server, client).enter(call);
        if (result == S_OK && type != WdsTptDisconnectFallback && type != WdsTptDisconnectAbort) {
            result = E_INVALIDARG;
        } else if (result == S_OK && !client) {
            result = 0xC1210104;  // WDSMCS_E_CLIENT_NOT_FOUND
        } else if (result == S_OK) {
            mac = client->text("mac").value_or(L"");
            state::remove(*server, *client);
        }
    }
    wchar_t code[16];
    swprintf(code, ARRAYSIZE(code), L"0x%08X", static_cast<unsigned>(result));
    state::log(L"disconnect\tserver=" + name + L"\tid=" + std::to_wstring(id) + L"\ttype=" + std::to_wstring(type)
               + L"\tvia=" + via + L"\tresult=" + code + L"\tmac=" + mac);
    return result;
}
