// The managers of a server that are not the tree: setup, configuration and TFTP.
#include "collection.h"

namespace {

class ContentProvider : public ServerObject<IWdsTransportContentProvider> {
   public:
    using ServerObject::ServerObject;

    bool supports(REFIID iid) const override { return iid == IID_IWdsTransportContentProvider; }

    HRESULT STDMETHODCALLTYPE get_Name(BSTR* out) override { return text("ContentProvider.get_Name", "name", out); }
    HRESULT STDMETHODCALLTYPE get_Description(BSTR* out) override {
        return text("ContentProvider.get_Description", "description", out);
    }
    HRESULT STDMETHODCALLTYPE get_FilePath(BSTR* out) override {
        return text("ContentProvider.get_FilePath", "path", out);
    }
    HRESULT STDMETHODCALLTYPE get_InitializationRoutine(BSTR* out) override {
        return text("ContentProvider.get_InitializationRoutine", "routine", out);
    }
};

class SetupManager : public ServerObject<IWdsTransportSetupManager2> {
   public:
    using ServerObject::ServerObject;

    bool supports(REFIID iid) const override {
        return iid == IID_IWdsTransportSetupManager
               || (iid == IID_IWdsTransportSetupManager2 && origin.server->generation() == Generation::Server2012);
    }
    HRESULT STDMETHODCALLTYPE get_Version(ULONGLONG* out) override {
        return bigNumber("SetupManager.get_Version", "version", out);
    }
    HRESULT STDMETHODCALLTYPE get_InstalledFeatures(ULONG* out) override {
        return number("SetupManager.get_InstalledFeatures", "features", out);
    }
    HRESULT STDMETHODCALLTYPE get_Protocols(ULONG* out) override {
        return number("SetupManager.get_Protocols", "protocols", out);
    }
    HRESULT STDMETHODCALLTYPE RegisterContentProvider(BSTR, BSTR, BSTR, BSTR) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE DeregisterContentProvider(BSTR) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_TftpCapabilities(ULONG* out) override {
        return number("SetupManager.get_TftpCapabilities", "tftpcaps", out);
    }
    HRESULT STDMETHODCALLTYPE get_ContentProviders(IWdsTransportCollection** out) override {
        return give("SetupManager.get_ContentProviders", out, [this] {
            return new Collection(origin, "provider", "ContentProviders",
                                  [](Origin item) { return new ContentProvider(item); });
        });
    }
};

class TftpClient : public ServerObject<IWdsTransportTftpClient> {
   public:
    using ServerObject::ServerObject;

    bool supports(REFIID iid) const override { return iid == IID_IWdsTransportTftpClient; }

    HRESULT STDMETHODCALLTYPE get_FileName(BSTR* out) override { return text("TftpClient.get_FileName", "file", out); }
    HRESULT STDMETHODCALLTYPE get_IpAddress(BSTR* out) override { return text("TftpClient.get_IpAddress", "ip", out); }
    HRESULT STDMETHODCALLTYPE get_Timeout(ULONG* out) override {
        return number("TftpClient.get_Timeout", "timeout", out);
    }
    HRESULT STDMETHODCALLTYPE get_CurrentFileOffset(ULONG64* out) override {
        return bigNumber("TftpClient.get_CurrentFileOffset", "offset", out);
    }
    HRESULT STDMETHODCALLTYPE get_FileSize(ULONG64* out) override {
        return bigNumber("TftpClient.get_FileSize", "size", out);
    }
    HRESULT STDMETHODCALLTYPE get_BlockSize(ULONG* out) override {
        return number("TftpClient.get_BlockSize", "block", out);
    }
    HRESULT STDMETHODCALLTYPE get_WindowSize(ULONG* out) override {
        return number("TftpClient.get_WindowSize", "window", out);
    }
};

class TftpManager : public ServerObject<IWdsTransportTftpManager> {
   public:
    using ServerObject::ServerObject;

    bool supports(REFIID iid) const override { return iid == IID_IWdsTransportTftpManager; }

    HRESULT STDMETHODCALLTYPE RetrieveTftpClients(IWdsTransportCollection** out) override {
        return give("TftpManager.RetrieveTftpClients", out, [this] {
            return new Collection(origin, "tftp", "TftpClients", [](Origin item) { return new TftpClient(item); });
        });
    }
};

class ConfigurationManager : public ServerObject<IWdsTransportConfigurationManager2> {
   public:
    using ServerObject::ServerObject;

    bool supports(REFIID iid) const override {
        return iid == IID_IWdsTransportConfigurationManager
               || (iid == IID_IWdsTransportConfigurationManager2 && origin.server->generation() != Generation::Server2008);
    }
    HRESULT STDMETHODCALLTYPE get_ServicePolicy(IWdsTransportServicePolicy** out) override {
        return give("ConfigurationManager.get_ServicePolicy", out, [this] { return makeServicePolicy(origin); });
    }
    HRESULT STDMETHODCALLTYPE get_DiagnosticsPolicy(IWdsTransportDiagnosticsPolicy** out) override {
        return give("ConfigurationManager.get_DiagnosticsPolicy", out, [this] { return makeDiagnosticsPolicy(origin); });
    }
    HRESULT STDMETHODCALLTYPE get_WdsTransportServicesRunning(VARIANT_BOOL realtime, VARIANT_BOOL* out) override {
        // Only an answer in real time is the true one.
        return truth("ConfigurationManager.get_WdsTransportServicesRunning", realtime ? "running" : "cached", out);
    }
    HRESULT STDMETHODCALLTYPE EnableWdsTransportServices() override {
        return control("EnableWdsTransportServices", "disabled", L"0");
    }
    HRESULT STDMETHODCALLTYPE DisableWdsTransportServices() override {
        return control("DisableWdsTransportServices", "disabled", L"1");
    }
    HRESULT STDMETHODCALLTYPE StartWdsTransportServices() override {
        return origin.node->number("disabled") && !origin.node->number("running")
                   ? HRESULT_FROM_WIN32(ERROR_SERVICE_DISABLED)
                   : control("StartWdsTransportServices", "running", L"1");
    }
    HRESULT STDMETHODCALLTYPE StopWdsTransportServices() override {
        return control("StopWdsTransportServices", "running", L"0");
    }
    HRESULT STDMETHODCALLTYPE RestartWdsTransportServices() override {
        // Those that are stopped stay stopped.
        return control("RestartWdsTransportServices", "running", origin.node->number("running") ? L"1" : L"0");
    }
    HRESULT STDMETHODCALLTYPE NotifyWdsTransportServices(WDSTRANSPORT_SERVICE_NOTIFICATION notification) override {
        return act(
            "ConfigurationManager.NotifyWdsTransportServices",
            [notification] { return notification == WdsTptServiceNotifyReadSettings ? S_OK : E_INVALIDARG; },
            std::to_wstring(notification));
    }
    HRESULT STDMETHODCALLTYPE get_MulticastSessionPolicy(IWdsTransportMulticastSessionPolicy** out) override {
        return give("ConfigurationManager.get_MulticastSessionPolicy", out,
                    [this] { return makeMulticastSessionPolicy(origin); });
    }

   private:
    HRESULT control(const char* member, const char* field, const wchar_t* value) {
        std::string call = std::string("ConfigurationManager.") + member;
        return act(call.c_str(), [this, field, value] {
            state::set(origin.server->name(), "server", 0, field, std::wstring(value));
            return S_OK;
        });
    }
};

}  // namespace

IWdsTransportConfigurationManager* makeConfigurationManager(Origin origin) { return new ConfigurationManager(origin); }
IWdsTransportSetupManager* makeSetupManager(Origin origin) { return new SetupManager(origin); }
IWdsTransportTftpManager* makeTftpManager(Origin origin) { return new TftpManager(origin); }
