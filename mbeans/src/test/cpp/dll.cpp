// The entry points of the DLL.
#define INITGUID
#include "object.h"

HRESULT makeManager(REFIID iid, void** out);

namespace {

class Factory : public IClassFactory {
   public:
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) override {
        bool known = iid == IID_IUnknown || iid == IID_IClassFactory;
        *out = known ? this : nullptr;
        return known ? S_OK : E_NOINTERFACE;
    }
    // The only instance lives as long as the DLL.
    ULONG STDMETHODCALLTYPE AddRef() override { return 2; }
    ULONG STDMETHODCALLTYPE Release() override { return 1; }
    HRESULT STDMETHODCALLTYPE CreateInstance(IUnknown* outer, REFIID iid, void** out) override {
        return outer ? CLASS_E_NOAGGREGATION : makeManager(iid, out);
    }
    HRESULT STDMETHODCALLTYPE LockServer(BOOL) override { return S_OK; }
};

Factory factory;

}  // namespace

STDAPI DllGetClassObject(REFCLSID clsid, REFIID iid, LPVOID* out) {
    census::start();
    return clsid == CLSID_WdsTransportManager ? factory.QueryInterface(iid, out) : CLASS_E_CLASSNOTAVAILABLE;
}

// Stays loaded, so that the counts last.
STDAPI DllCanUnloadNow() { return S_FALSE; }

extern "C" long WdsTestLiveObjects() { return census::objects(); }
extern "C" long WdsTestLiveStrings() { return census::strings(); }
extern "C" long WdsTestMisuses() { return census::misuses(); }
