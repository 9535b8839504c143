// Contents, sessions and clients.
#include "collection.h"

namespace {

class Client : public ServerObject<IWdsTransportClient> {
   public:
    using ServerObject::ServerObject;

    bool supports(REFIID iid) const override { return iid == IID_IWdsTransportClient; }

    HRESULT STDMETHODCALLTYPE get_Session(IWdsTransportSession**) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_Id(ULONG* out) override { return number("Client.get_Id", "id", out); }
    HRESULT STDMETHODCALLTYPE get_Name(BSTR* out) override { return text("Client.get_Name", "name", out); }
    HRESULT STDMETHODCALLTYPE get_MacAddress(BSTR* out) override { return text("Client.get_MacAddress", "mac", out); }
    HRESULT STDMETHODCALLTYPE get_IpAddress(BSTR* out) override { return text("Client.get_IpAddress", "ip", out); }
    HRESULT STDMETHODCALLTYPE get_PercentCompletion(ULONG* out) override {
        return number("Client.get_PercentCompletion", "percent", out);
    }
    HRESULT STDMETHODCALLTYPE get_JoinDuration(ULONG* out) override {
        return number("Client.get_JoinDuration", "join", out);
    }
    HRESULT STDMETHODCALLTYPE get_CpuUtilization(ULONG* out) override {
        return laterMember() ? E_NOTIMPL : number("Client.get_CpuUtilization", "cpu", out);
    }
    HRESULT STDMETHODCALLTYPE get_MemoryUtilization(ULONG* out) override {
        return laterMember() ? E_NOTIMPL : number("Client.get_MemoryUtilization", "memory", out);
    }
    HRESULT STDMETHODCALLTYPE get_NetworkUtilization(ULONG* out) override {
        return laterMember() ? E_NOTIMPL : number("Client.get_NetworkUtilization", "network", out);
    }
    HRESULT STDMETHODCALLTYPE get_UserIdentity(BSTR* out) override {
        return laterMember() ? E_NOTIMPL : text("Client.get_UserIdentity", "user", out);
    }
    HRESULT STDMETHODCALLTYPE Disconnect(WDSTRANSPORT_DISCONNECT_TYPE type) override {
        if (!checkThread()) {
            return RPC_E_WRONG_THREAD;
        }
        if (laterMember()) {
            return E_NOTIMPL;
        }
        return disconnectClient(origin.server->name(), origin.node->number("id"), type, L"Client", "Client.Disconnect",
                                origin.node.get());
    }

   private:
    // In the library of Windows Server 2008 these slots belong to other functions: whoever gets here has made a mistake.
    bool laterMember() const {
        bool absent = origin.server->generation() == Generation::Server2008;
        if (absent) {
            census::misuse();
        }
        return absent;
    }
};

class Session : public ServerObject<IWdsTransportSession> {
   public:
    using ServerObject::ServerObject;

    bool supports(REFIID iid) const override { return iid == IID_IWdsTransportSession; }

    HRESULT STDMETHODCALLTYPE get_Content(IWdsTransportContent**) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_Id(ULONG* out) override { return number("Session.get_Id", "id", out); }
    HRESULT STDMETHODCALLTYPE get_NetworkInterfaceName(BSTR* out) override {
        return text("Session.get_NetworkInterfaceName", "ifname", out);
    }
    HRESULT STDMETHODCALLTYPE get_NetworkInterfaceAddress(BSTR* out) override {
        return text("Session.get_NetworkInterfaceAddress", "ifaddress", out);
    }
    HRESULT STDMETHODCALLTYPE get_TransferRate(ULONG* out) override {
        return number("Session.get_TransferRate", "rate", out);
    }
    HRESULT STDMETHODCALLTYPE get_MasterClientId(ULONG* out) override {
        return number("Session.get_MasterClientId", "master", out);
    }
    HRESULT STDMETHODCALLTYPE RetrieveClients(IWdsTransportCollection** out) override {
        return give("Session.RetrieveClients", out, [this] {
            return new Collection(origin, "client", "Clients", [](Origin item) { return new Client(item); });
        });
    }
    HRESULT STDMETHODCALLTYPE Terminate() override {
        return act("Session.Terminate", [this] {
            state::end(origin.server->name(), "session", origin.node->number("id"));
            return S_OK;
        });
    }
};

class Content : public ServerObject<IWdsTransportContent> {
   public:
    using ServerObject::ServerObject;

    bool supports(REFIID iid) const override { return iid == IID_IWdsTransportContent; }

    HRESULT STDMETHODCALLTYPE get_Namespace(IWdsTransportNamespace**) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_Id(ULONG* out) override { return number("Content.get_Id", "id", out); }
    HRESULT STDMETHODCALLTYPE get_Name(BSTR* out) override { return text("Content.get_Name", "name", out); }
    HRESULT STDMETHODCALLTYPE RetrieveSessions(IWdsTransportCollection** out) override {
        return give("Content.RetrieveSessions", out, [this] {
            return new Collection(origin, "session", "Sessions", [](Origin item) { return new Session(item); });
        });
    }
    HRESULT STDMETHODCALLTYPE Terminate() override {
        return act("Content.Terminate", [this] {
            state::end(origin.server->name(), "content", origin.node->number("id"));
            return S_OK;
        });
    }
};

}  // namespace

IUnknown* makeContent(Origin origin) { return new Content(origin); }
