// Namespaces, and the manager that lists and creates them.
#include "collection.h"

namespace {

// The interface of the automatically started kind has the members of all others; QueryInterface shows those of the kind.
class Namespace : public ServerObject<IWdsTransportNamespaceScheduledCastAutoStart> {
   public:
    using ServerObject::ServerObject;

    // One that exists in memory only, until it is registered.
    static Namespace* ofDraft(Origin server, std::shared_ptr<Node> draft) {
        Namespace* made = new Namespace(Origin(server.server, draft));
        made->draft = draft;
        return made;
    }

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
    HRESULT STDMETHODCALLTYPE put_Name(BSTR value) override {
        return put("Namespace.put_Name", "name", value);
    }
    HRESULT STDMETHODCALLTYPE get_FriendlyName(BSTR* out) override {
        return text("Namespace.get_FriendlyName", "friendly", out);
    }
    HRESULT STDMETHODCALLTYPE put_FriendlyName(BSTR value) override {
        return put("Namespace.put_FriendlyName", "friendly", value);
    }
    HRESULT STDMETHODCALLTYPE get_Description(BSTR* out) override {
        return text("Namespace.get_Description", "description", out);
    }
    HRESULT STDMETHODCALLTYPE put_Description(BSTR value) override {
        return put("Namespace.put_Description", "description", value);
    }
    HRESULT STDMETHODCALLTYPE get_ContentProvider(BSTR* out) override {
        return text("Namespace.get_ContentProvider", "provider", out);
    }
    HRESULT STDMETHODCALLTYPE put_ContentProvider(BSTR value) override {
        return put("Namespace.put_ContentProvider", "provider", value);
    }
    HRESULT STDMETHODCALLTYPE get_Configuration(BSTR* out) override {
        return text("Namespace.get_Configuration", "config", out);
    }
    HRESULT STDMETHODCALLTYPE put_Configuration(BSTR value) override {
        return put("Namespace.put_Configuration", "config", value);
    }
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
    HRESULT STDMETHODCALLTYPE Register() override {
        return act("Namespace.Register", [this] { return registered(); }, origin.node->text("name").value_or(L""));
    }
    HRESULT STDMETHODCALLTYPE Deregister(VARIANT_BOOL terminate) override {
        return act("Namespace.Deregister", [this, terminate] { return deregistered(terminate); }, terminate ? L"1" : L"0");
    }
    HRESULT STDMETHODCALLTYPE Clone(IWdsTransportNamespace**) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE Refresh() override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE RetrieveContents(IWdsTransportCollection** out) override {
        return give("Namespace.RetrieveContents", out, [this] {
            return new Collection(origin, "content", "Contents", makeContent);
        });
    }
    HRESULT STDMETHODCALLTYPE StartTransmission() override {
        return act("Namespace.StartTransmission", [this]() -> HRESULT {
            if (draft) {
                return 0xC1100101;  // WDSTPTMGMT_E_INVALID_OPERATION
            }
            if (origin.node->number("started")) {
                return 0xC1210109;  // WDSMCS_E_NAMESPACE_ALREADY_STARTED
            }
            set("started", L"1");
            return S_OK;
        });
    }
    HRESULT STDMETHODCALLTYPE get_MinimumClients(ULONG* out) override {
        return number("Namespace.get_MinimumClients", "minclients", out);
    }
    HRESULT STDMETHODCALLTYPE put_MinimumClients(ULONG value) override {
        return put("Namespace.put_MinimumClients", "minclients", std::to_wstring(value));
    }
    HRESULT STDMETHODCALLTYPE get_StartTime(DATE* out) override {
        return date("Namespace.get_StartTime", "starttime", out);
    }
    HRESULT STDMETHODCALLTYPE put_StartTime(DATE value) override {
        wchar_t text[64];
        swprintf(text, ARRAYSIZE(text), L"%.17g", value);
        return put("Namespace.put_StartTime", "starttime", std::wstring(text));
    }

   private:
    std::shared_ptr<Node> draft;

    // A namespace that is or was registered cannot be edited.
    HRESULT put(const char* call, const char* field, const std::wstring& value) {
        return act(
            call,
            [&]() -> HRESULT {
                if (!draft || draft->number("registered")) {
                    return 0xC110010C;  // WDSTPTMGMT_E_NAMESPACE_READ_ONLY
                }
                draft->fields[field] = value;
                return S_OK;
            },
            value);
    }
    HRESULT put(const char* call, const char* field, BSTR value) {
        census::watch(value);
        return put(call, field, std::wstring(value ? value : L"", SysStringLen(value)));
    }

    void set(const char* field, const wchar_t* value) {
        state::set(origin.server->name(), "namespace", origin.node->number("id"), field, std::wstring(value));
    }

    HRESULT registered() {
        static LONG ids = 0;
        ServerPtr now = state::server(origin.server->name());
        if (!draft || !now) {
            return 0xC1100101;  // WDSTPTMGMT_E_INVALID_OPERATION
        }
        for (const NodePtr& other : now->line().of("namespace")) {
            if (!other->number("tombstoned") && other->text("name") == draft->text("name")) {
                return 0xC1210107;  // WDSMCS_E_NAMESPACE_ALREADY_EXISTS
            }
        }
        if (draft->number("type") == WdsTptNamespaceTypeScheduledCastAutoStart && !draft->has("minclients")
            && !draft->has("starttime")) {
            return 0xC1100112;  // WDSTPTMGMT_E_INVALID_NAMESPACE_START_PARAMETERS
        }
        draft->fields["id"] = std::to_wstring(0xF0000000u + static_cast<ULONG>(InterlockedIncrement(&ids)));
        draft->fields["registered"] = L"1";
        state::add(origin.server->name(), std::make_shared<Node>(*draft));
        return S_OK;
    }

    HRESULT deregistered(bool terminate) {
        if (draft) {
            return 0xC1100114;  // WDSTPTMGMT_E_NAMESPACE_NOT_ON_SERVER
        }
        if (terminate || origin.node->of("content").empty()) {
            state::end(origin.server->name(), "namespace", origin.node->number("id"));
            return S_OK;
        }
        wchar_t today[64];
        SYSTEMTIME utc;
        DATE date = 0;
        GetSystemTime(&utc);
        SystemTimeToVariantTime(&utc, &date);
        swprintf(today, ARRAYSIZE(today), L"%.17g", date);
        set("tombstonetime", today);
        set("registered", L"0");
        set("tombstoned", L"1");
        set("withdrawn", L"1");
        return S_OK;
    }
};

class NamespaceManager : public ServerObject<IWdsTransportNamespaceManager> {
   public:
    using ServerObject::ServerObject;

    bool supports(REFIID iid) const override { return iid == IID_IWdsTransportNamespaceManager; }

    HRESULT STDMETHODCALLTYPE CreateNamespace(WDSTRANSPORT_NAMESPACE_TYPE type, BSTR name, BSTR provider, BSTR config,
                                              IWdsTransportNamespace** out) override {
        census::watch(name);
        census::watch(provider);
        census::watch(config);
        auto draft = std::make_shared<Node>();
        draft->kind = "namespace";
        draft->fields["type"] = std::to_wstring(type);
        draft->fields["name"] = std::wstring(name ? name : L"", SysStringLen(name));
        draft->fields["provider"] = std::wstring(provider ? provider : L"", SysStringLen(provider));
        draft->fields["config"] = std::wstring(config ? config : L"", SysStringLen(config));
        std::wstring text = *draft->fields["name"];
        if (text.empty() || text.size() > 255 || text.find(L'\\') != std::wstring::npos) {
            return 0xC110010A;  // WDSTPTMGMT_E_INVALID_NAMESPACE_NAME
        }
        return give("NamespaceManager.CreateNamespace", out, [this, draft] { return Namespace::ofDraft(origin, draft); });
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
