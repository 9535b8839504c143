// Namespaces, contents, sessions and clients, and the collections that list them.
#include "object.h"

#include <functional>

namespace {

// A pointer that is an IDispatch and nothing more: who takes an element of a collection for its interface without asking
// with QueryInterface calls past the end of this vtable.
class Dispatch : public Object<IDispatch> {
   public:
    explicit Dispatch(IUnknown* object) : object(object) {}
    ~Dispatch() override { object->Release(); }

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) override {
        return object->QueryInterface(iid, out);
    }
    bool supports(REFIID) const override { return false; }

   private:
    IUnknown* object;
};

using Factory = std::function<IUnknown*(Origin)>;

class Collection : public ServerObject<IWdsTransportCollection> {
   public:
    Collection(Origin parent, const char* kind, std::string name, Factory make)
        : ServerObject(parent), name(name), make(make) {
        for (const NodePtr& item : parent.node->of(kind)) {
            if (item->kind != "client" || !state::isRemoved(*parent.server, *item)) {
                items.push_back(item);
            }
        }
    }

    bool supports(REFIID iid) const override { return iid == IID_IWdsTransportCollection; }

    HRESULT STDMETHODCALLTYPE get_Count(ULONG* out) override {
        std::string call = name + ".get_Count";
        HRESULT failure = enter(call.c_str());
        if (failure == S_OK) {
            const Node* promise = origin.server->rule(call.c_str(), origin.node->number("id"), "extra");
            *out = static_cast<ULONG>(items.size() + (promise && !counted ? promise->number("extra") : 0));
            counted = true;
        }
        return failure;
    }
    HRESULT STDMETHODCALLTYPE get_Item(ULONG index, IDispatch** out) override {
        ULONGLONG position = index - origin.server->line().number("base", 1);
        if (position >= items.size()) {
            return E_INVALIDARG;
        }
        Origin item(origin.server, items[position]);
        std::string call = name + ".get_Item";
        HRESULT failure = checkThread() ? item.enter(call.c_str()) : RPC_E_WRONG_THREAD;
        if (failure == S_OK) {
            *out = item.withholds(call.c_str()) ? nullptr : new Dispatch(make(item));
        }
        return failure;
    }
    HRESULT STDMETHODCALLTYPE get__NewEnum(IUnknown**) override { return E_NOTIMPL; }

   private:
    std::string name;
    Factory make;
    std::vector<NodePtr> items;
    bool counted = false;
};

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
        return disconnectClient(origin.server->name(), origin.node->number("id"), type, L"Client", "Client.Disconnect");
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
    HRESULT STDMETHODCALLTYPE Terminate() override { return E_NOTIMPL; }
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
    HRESULT STDMETHODCALLTYPE Terminate() override { return E_NOTIMPL; }
};

// The interface of the automatically started kind has the members of all others; QueryInterface shows those of the kind.
class Namespace : public ServerObject<IWdsTransportNamespaceScheduledCastAutoStart> {
   public:
    using ServerObject::ServerObject;

    bool supports(REFIID iid) const override {
        switch (origin.node->number("type")) {
            case WdsTptNamespaceTypeAutoCast:
                return iid == IID_IWdsTransportNamespace || iid == IID_IWdsTransportNamespaceAutoCast;
            case WdsTptNamespaceTypeScheduledCastManualStart:
                return iid == IID_IWdsTransportNamespace || iid == IID_IWdsTransportNamespaceScheduledCast
                       || iid == IID_IWdsTransportNamespaceScheduledCastManualStart;
            case WdsTptNamespaceTypeScheduledCastAutoStart:
                return iid == IID_IWdsTransportNamespace || iid == IID_IWdsTransportNamespaceScheduledCast
                       || iid == IID_IWdsTransportNamespaceScheduledCastAutoStart;
            default:
                return iid == IID_IWdsTransportNamespace;
        }
    }
    HRESULT STDMETHODCALLTYPE get_Type(WDSTRANSPORT_NAMESPACE_TYPE* out) override {
        return number("Namespace.get_Type", "type", reinterpret_cast<ULONG*>(out));
    }
    HRESULT STDMETHODCALLTYPE get_Id(ULONG* out) override { return number("Namespace.get_Id", "id", out); }
    HRESULT STDMETHODCALLTYPE get_Name(BSTR* out) override { return text("Namespace.get_Name", "name", out); }
    HRESULT STDMETHODCALLTYPE put_Name(BSTR) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_FriendlyName(BSTR* out) override {
        return text("Namespace.get_FriendlyName", "friendly", out);
    }
    HRESULT STDMETHODCALLTYPE put_FriendlyName(BSTR) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_Description(BSTR* out) override {
        return text("Namespace.get_Description", "description", out);
    }
    HRESULT STDMETHODCALLTYPE put_Description(BSTR) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_ContentProvider(BSTR* out) override {
        return text("Namespace.get_ContentProvider", "provider", out);
    }
    HRESULT STDMETHODCALLTYPE put_ContentProvider(BSTR) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_Configuration(BSTR* out) override {
        return text("Namespace.get_Configuration", "config", out);
    }
    HRESULT STDMETHODCALLTYPE put_Configuration(BSTR) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_Registered(VARIANT_BOOL* out) override {
        return truth("Namespace.get_Registered", "registered", out);
    }
    HRESULT STDMETHODCALLTYPE get_Tombstoned(VARIANT_BOOL* out) override {
        return truth("Namespace.get_Tombstoned", "tombstoned", out);
    }
    HRESULT STDMETHODCALLTYPE get_TombstoneTime(DATE* out) override {
        return origin.node->number("tombstoned") ? date("Namespace.get_TombstoneTime", "tombstonetime", out)
                                                 : 0xC1100100;  // WDSTPTMGMT_E_INVALID_PROPERTY
    }
    HRESULT STDMETHODCALLTYPE get_TransmissionStarted(VARIANT_BOOL* out) override {
        return truth("Namespace.get_TransmissionStarted", "started", out);
    }
    HRESULT STDMETHODCALLTYPE Register() override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE Deregister(VARIANT_BOOL) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE Clone(IWdsTransportNamespace**) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE Refresh() override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE RetrieveContents(IWdsTransportCollection** out) override {
        return give("Namespace.RetrieveContents", out, [this] {
            return new Collection(origin, "content", "Contents", [](Origin item) { return new Content(item); });
        });
    }
    HRESULT STDMETHODCALLTYPE StartTransmission() override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_MinimumClients(ULONG* out) override {
        return number("Namespace.get_MinimumClients", "minclients", out);
    }
    HRESULT STDMETHODCALLTYPE put_MinimumClients(ULONG) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_StartTime(DATE* out) override {
        return date("Namespace.get_StartTime", "starttime", out);
    }
    HRESULT STDMETHODCALLTYPE put_StartTime(DATE) override { return E_NOTIMPL; }
};

class NamespaceManager : public ServerObject<IWdsTransportNamespaceManager> {
   public:
    using ServerObject::ServerObject;

    bool supports(REFIID iid) const override { return iid == IID_IWdsTransportNamespaceManager; }

    HRESULT STDMETHODCALLTYPE CreateNamespace(WDSTRANSPORT_NAMESPACE_TYPE, BSTR, BSTR, BSTR,
                                              IWdsTransportNamespace**) override {
        return E_NOTIMPL;
    }
    HRESULT STDMETHODCALLTYPE RetrieveNamespace(BSTR, IWdsTransportNamespace**) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE RetrieveNamespaces(BSTR provider, BSTR name, VARIANT_BOOL tombstones,
                                                 IWdsTransportCollection** out) override {
        // Null instead of an empty string is not documented.
        if (provider == nullptr || name == nullptr) {
            return E_INVALIDARG;
        }
        census::watch(provider);
        census::watch(name);
        return give("NamespaceManager.RetrieveNamespaces", out, [this, tombstones] {
            ServerPtr now = state::server(origin.server->name());
            auto listed = std::make_shared<Node>();
            for (const NodePtr& space : (now ? now : origin.server)->line().of("namespace")) {
                if (tombstones || !space->number("tombstoned")) {
                    listed->children.push_back(space);
                }
            }
            return new Collection(Origin(now ? now : origin.server, listed), "namespace", "Namespaces",
                                  [](Origin item) -> IUnknown* { return new Namespace(item); });
        });
    }
};

}  // namespace

IWdsTransportNamespaceManager* makeNamespaceManager(Origin origin) { return new NamespaceManager(origin); }
