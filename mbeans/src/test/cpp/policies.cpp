// The three policies. Each object holds a copy of the stored values, which its owner changes and commits.
#include "object.h"

#include <set>
#include <wchar.h>

namespace {

template <class Interface>
class Policy : public ServerObject<Interface> {
   public:
    // The name is that of the interface, the kind that of the line in the state file.
    Policy(Origin server, const char* name, const char* kind)
        : ServerObject<Interface>(Origin(server.server, std::make_shared<Node>())), name(name), kind(kind) {
        load("stale.");
        for (const auto& field : stored().fields) {
            if (field.first.rfind("pending.", 0) == 0) {
                values()->fields[field.first.substr(8)] = field.second;
                changed.insert(field.first.substr(8));
            }
        }
    }

    bool supports(REFIID iid) const override { return iid == IID_IWdsTransportCacheable || supportsOwn(iid); }

    HRESULT STDMETHODCALLTYPE get_Dirty(VARIANT_BOOL* out) override {
        HRESULT failure = this->enter(call("get_Dirty").c_str());
        if (failure == S_OK) {
            *out = changed.empty() ? VARIANT_FALSE : VARIANT_TRUE;
        }
        return failure;
    }
    HRESULT STDMETHODCALLTYPE Discard() override {
        return this->act(call("Discard").c_str(), [this] {
            changed.clear();
            load("");
            return S_OK;
        });
    }
    HRESULT STDMETHODCALLTYPE Refresh() override {
        HRESULT failure = this->enter(call("Refresh").c_str());
        if (failure == S_OK && !changed.empty()) {
            return 0xC110010F;  // WDSTPTMGMT_E_CANNOT_REFRESH_DIRTY_OBJECT
        }
        if (failure == S_OK) {
            load("");
        }
        return failure;
    }
    HRESULT STDMETHODCALLTYPE Commit() override {
        return this->act(call("Commit").c_str(), [this] {
            for (const std::string& field : changed) {
                state::set(this->origin.server->name(), kind, 0, field, values()->fields[field]);
            }
            changed.clear();
            return S_OK;
        });
    }

   protected:
    virtual bool supportsOwn(REFIID iid) const = 0;

    std::string call(const char* member) const { return std::string(name) + "." + member; }

    // Sets a value that was found to be legal, or fails with the code that says why it is not.
    HRESULT put(const char* member, const std::string& field, const std::wstring& value, HRESULT verdict) {
        return this->act(
            call(member).c_str(),
            [&] {
                if (verdict == S_OK) {
                    values()->fields[field] = value;
                    changed.insert(field);
                }
                return verdict;
            },
            value);
    }
    HRESULT put(const char* member, const char* field, ULONG value, bool legal, HRESULT otherwise) {
        return put(member, field, std::to_wstring(value), legal ? S_OK : otherwise);
    }
    ULONGLONG value(const char* field) const { return this->origin.node->number(field); }

   private:
    const char* name;
    const char* kind;
    std::set<std::string> changed;

    std::shared_ptr<Node> values() const { return std::const_pointer_cast<Node>(this->origin.node); }

    Node stored() const {
        ServerPtr now = state::server(this->origin.server->name());
        std::vector<NodePtr> lines = (now ? now : this->origin.server)->line().of(kind);
        return lines.empty() ? Node() : *lines[0];
    }

    // An object that was got may show old values until it is refreshed: fields that begin with the prefix.
    void load(const std::string& prefix) {
        Node now = stored();
        values()->fields = now.fields;
        for (const auto& field : now.fields) {
            if (!prefix.empty() && field.first.rfind(prefix, 0) == 0) {
                values()->fields[field.first.substr(prefix.size())] = field.second;
            }
        }
    }
};

class MulticastSessionPolicy : public Policy<IWdsTransportMulticastSessionPolicy> {
   public:
    explicit MulticastSessionPolicy(Origin server) : Policy(server, "MulticastSessionPolicy", "multicastpolicy") {}

    bool supportsOwn(REFIID iid) const override { return iid == IID_IWdsTransportMulticastSessionPolicy; }

    HRESULT STDMETHODCALLTYPE get_SlowClientHandling(WDSTRANSPORT_SLOW_CLIENT_HANDLING_TYPE* out) override {
        return number("MulticastSessionPolicy.get_SlowClientHandling", "handling", reinterpret_cast<ULONG*>(out));
    }
    HRESULT STDMETHODCALLTYPE put_SlowClientHandling(WDSTRANSPORT_SLOW_CLIENT_HANDLING_TYPE value) override {
        return put("put_SlowClientHandling", "handling", value, value >= 1 && value <= 3, 0xC110011E);
    }
    HRESULT STDMETHODCALLTYPE get_AutoDisconnectThreshold(ULONG* out) override {
        return number("MulticastSessionPolicy.get_AutoDisconnectThreshold", "threshold", out);
    }
    HRESULT STDMETHODCALLTYPE put_AutoDisconnectThreshold(ULONG value) override {
        return put("put_AutoDisconnectThreshold", "threshold", value, value >= 1 && value <= 4194303, 0xC110011C);
    }
    HRESULT STDMETHODCALLTYPE get_MultistreamStreamCount(ULONG* out) override {
        return number("MulticastSessionPolicy.get_MultistreamStreamCount", "streams", out);
    }
    HRESULT STDMETHODCALLTYPE put_MultistreamStreamCount(ULONG value) override {
        return put("put_MultistreamStreamCount", "streams", value, value == 2 || value == 3, 0xC110011B);
    }
    HRESULT STDMETHODCALLTYPE get_SlowClientFallback(VARIANT_BOOL* out) override {
        return truth("MulticastSessionPolicy.get_SlowClientFallback", "fallback", out);
    }
    HRESULT STDMETHODCALLTYPE put_SlowClientFallback(VARIANT_BOOL value) override {
        return put("put_SlowClientFallback", "fallback", value ? 1 : 0, true, S_OK);
    }
};

class DiagnosticsPolicy : public Policy<IWdsTransportDiagnosticsPolicy> {
   public:
    explicit DiagnosticsPolicy(Origin server) : Policy(server, "DiagnosticsPolicy", "diagnosticspolicy") {}

    bool supportsOwn(REFIID iid) const override { return iid == IID_IWdsTransportDiagnosticsPolicy; }

    HRESULT STDMETHODCALLTYPE get_Enabled(VARIANT_BOOL* out) override {
        return truth("DiagnosticsPolicy.get_Enabled", "enabled", out);
    }
    HRESULT STDMETHODCALLTYPE put_Enabled(VARIANT_BOOL value) override {
        return put("put_Enabled", "enabled", value ? 1 : 0, true, S_OK);
    }
    HRESULT STDMETHODCALLTYPE get_Components(ULONG* out) override {
        return number("DiagnosticsPolicy.get_Components", "components", out);
    }
    HRESULT STDMETHODCALLTYPE put_Components(ULONG value) override {
        return put("put_Components", "components", value, value <= 0xF, 0xC110010E);
    }
};

// An IPv4 address as a number, or 0.
ULONG ipv4(const std::wstring& text) {
    unsigned a, b, c, d;
    wchar_t rest;
    bool well = swscanf(text.c_str(), L"%u.%u.%u.%u%c", &a, &b, &c, &d, &rest) == 4 && a < 256 && b < 256 && c < 256
                && d < 256;
    return well ? (a << 24) + (b << 16) + (c << 8) + d : 0;
}

class ServicePolicy : public Policy<IWdsTransportServicePolicy2> {
   public:
    explicit ServicePolicy(Origin server) : Policy(server, "ServicePolicy", "servicepolicy") {}

    bool supportsOwn(REFIID iid) const override {
        return iid == IID_IWdsTransportServicePolicy
               || (iid == IID_IWdsTransportServicePolicy2 && origin.server->generation() == Generation::Server2012);
    }

    HRESULT STDMETHODCALLTYPE get_IpAddressSource(WDSTRANSPORT_IP_ADDRESS_TYPE family,
                                                  WDSTRANSPORT_IP_ADDRESS_SOURCE_TYPE* out) override {
        HRESULT bad = checked(family);
        return bad ? bad
                   : number("ServicePolicy.get_IpAddressSource", field("source", family).c_str(),
                            reinterpret_cast<ULONG*>(out));
    }
    HRESULT STDMETHODCALLTYPE put_IpAddressSource(WDSTRANSPORT_IP_ADDRESS_TYPE family,
                                                  WDSTRANSPORT_IP_ADDRESS_SOURCE_TYPE value) override {
        HRESULT bad = checked(family);
        if (!bad && (value < 1 || value > 2)) {
            bad = E_INVALIDARG;
        } else if (!bad && family == WdsTptIpAddressIpv6 && value != WdsTptIpAddressSourceRange) {
            bad = 0xC110011A;
        }
        return put("put_IpAddressSource", field("source", family), std::to_wstring(value), bad);
    }
    HRESULT STDMETHODCALLTYPE get_StartIpAddress(WDSTRANSPORT_IP_ADDRESS_TYPE family, BSTR* out) override {
        HRESULT bad = checked(family);
        return bad ? bad : text("ServicePolicy.get_StartIpAddress", field("start", family).c_str(), out);
    }
    HRESULT STDMETHODCALLTYPE put_StartIpAddress(WDSTRANSPORT_IP_ADDRESS_TYPE family, BSTR value) override {
        return putAddress("put_StartIpAddress", family, "start", value);
    }
    HRESULT STDMETHODCALLTYPE get_EndIpAddress(WDSTRANSPORT_IP_ADDRESS_TYPE family, BSTR* out) override {
        HRESULT bad = checked(family);
        return bad ? bad : text("ServicePolicy.get_EndIpAddress", field("end", family).c_str(), out);
    }
    HRESULT STDMETHODCALLTYPE put_EndIpAddress(WDSTRANSPORT_IP_ADDRESS_TYPE family, BSTR value) override {
        return putAddress("put_EndIpAddress", family, "end", value);
    }
    HRESULT STDMETHODCALLTYPE get_StartPort(ULONG* out) override {
        return number("ServicePolicy.get_StartPort", "startport", out);
    }
    HRESULT STDMETHODCALLTYPE put_StartPort(ULONG port) override {
        return put("put_StartPort", "startport", port, isPort(port) && port <= value("endport"), 0xC1100111);
    }
    HRESULT STDMETHODCALLTYPE get_EndPort(ULONG* out) override {
        return number("ServicePolicy.get_EndPort", "endport", out);
    }
    HRESULT STDMETHODCALLTYPE put_EndPort(ULONG port) override {
        return put("put_EndPort", "endport", port, isPort(port) && port >= value("startport"), 0xC1100111);
    }
    HRESULT STDMETHODCALLTYPE get_NetworkProfile(WDSTRANSPORT_NETWORK_PROFILE_TYPE* out) override {
        return number("ServicePolicy.get_NetworkProfile", "profile", reinterpret_cast<ULONG*>(out));
    }
    HRESULT STDMETHODCALLTYPE put_NetworkProfile(WDSTRANSPORT_NETWORK_PROFILE_TYPE value) override {
        return put("put_NetworkProfile", "profile", value, value >= 1 && value <= 4, E_INVALIDARG);
    }
    HRESULT STDMETHODCALLTYPE get_UdpPortPolicy(WDSTRANSPORT_UDP_PORT_POLICY* out) override {
        return number("ServicePolicy.get_UdpPortPolicy", "portpolicy", reinterpret_cast<ULONG*>(out));
    }
    HRESULT STDMETHODCALLTYPE put_UdpPortPolicy(WDSTRANSPORT_UDP_PORT_POLICY value) override {
        return put("put_UdpPortPolicy", "portpolicy", value, value == 0 || value == 1, E_INVALIDARG);
    }
    HRESULT STDMETHODCALLTYPE get_TftpMaximumBlockSize(ULONG* out) override {
        return number("ServicePolicy.get_TftpMaximumBlockSize", "blocksize", out);
    }
    HRESULT STDMETHODCALLTYPE put_TftpMaximumBlockSize(ULONG value) override {
        return put("put_TftpMaximumBlockSize", "blocksize", value, value == 0 || (value >= 512 && value <= 65531),
                   0xC1100123);
    }
    HRESULT STDMETHODCALLTYPE get_EnableTftpVariableWindowExtension(VARIANT_BOOL* out) override {
        return truth("ServicePolicy.get_EnableTftpVariableWindowExtension", "variablewindow", out);
    }
    HRESULT STDMETHODCALLTYPE put_EnableTftpVariableWindowExtension(VARIANT_BOOL value) override {
        return put("put_EnableTftpVariableWindowExtension", "variablewindow", value ? 1 : 0, true, S_OK);
    }

   private:
    static std::string field(const char* what, WDSTRANSPORT_IP_ADDRESS_TYPE family) {
        return std::string(what) + (family == WdsTptIpAddressIpv6 ? "6" : "4");
    }
    static bool isPort(ULONG port) { return port >= 1025 && port <= 65536; }

    HRESULT checked(WDSTRANSPORT_IP_ADDRESS_TYPE family) const {
        if (family != WdsTptIpAddressIpv4 && family != WdsTptIpAddressIpv6) {
            return E_INVALIDARG;
        }
        bool absent = family == WdsTptIpAddressIpv6 && origin.server->line().number("ipv6", 1) == 0;
        return absent ? 0xC1100119 : S_OK;
    }

    HRESULT putAddress(const char* member, WDSTRANSPORT_IP_ADDRESS_TYPE family, const char* end, BSTR value) {
        census::watch(value);
        std::wstring address(value ? value : L"", SysStringLen(value));
        HRESULT bad = checked(family);
        return put(member, field(end, family), address, bad ? bad : verdict(family, end, address));
    }

    HRESULT verdict(WDSTRANSPORT_IP_ADDRESS_TYPE family, const std::string& end, const std::wstring& address) const {
        if (family == WdsTptIpAddressIpv6) {
            bool multicast = address.size() > 2 && _wcsnicmp(address.c_str(), L"FF", 2) == 0;
            return multicast ? S_OK : address.find(L':') == std::wstring::npos ? 0xC1100116 : 0xC1100118;
        }
        ULONG number = ipv4(address);
        if (number == 0) {
            return 0xC1100116;
        }
        if (number < ipv4(L"224.0.1.0") || number > ipv4(L"239.255.255.255")) {
            return 0xC1100117;
        }
        ULONG other = ipv4(origin.node->text(end == "start" ? "end4" : "start4").value_or(L""));
        bool ordered = other == 0 || (end == "start" ? number <= other : number >= other);
        return ordered ? S_OK : 0xC1100110;
    }
};

}  // namespace

IWdsTransportServicePolicy* makeServicePolicy(Origin origin) { return new ServicePolicy(origin); }
IWdsTransportDiagnosticsPolicy* makeDiagnosticsPolicy(Origin origin) { return new DiagnosticsPolicy(origin); }
IWdsTransportMulticastSessionPolicy* makeMulticastSessionPolicy(Origin origin) {
    return new MulticastSessionPolicy(origin);
}
