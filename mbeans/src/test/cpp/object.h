// What all COM objects of the test server share.
#pragma once

#include "census.h"
#include "state.h"

#include <wdstptmgmt.h>

#include <string>

// The state that an object was made from, and the rules for its calls.
class Origin {
   public:
    Origin(ServerPtr server, NodePtr node) : server(server), node(node) {}

    ServerPtr server;
    NodePtr node;

    // Waits while the call is to hang; then the code that it is to fail with, or S_OK.
    HRESULT enter(const char* call) const {
        ULONGLONG id = node ? node->number("id") : 0;
        if (HRESULT lost = server->countCall()) {
            return lost;
        }
        if (const Node* slow = server->rule(call, id, "slow")) {
            Sleep(static_cast<DWORD>(slow->number("slow")));
        }
        if (server->rule(call, id, "hang")) {
            waitWhileHanging(call, id);
        }
        const Node* fault = server->rule(call, id, "code");
        return fault ? static_cast<HRESULT>(fault->number("code")) : S_OK;
    }

    bool withholds(const char* call) const { return server->rule(call, node ? node->number("id") : 0, "missing"); }

   private:
    void waitWhileHanging(const char* call, ULONGLONG id) const {
        ULONGLONG end = GetTickCount64() + 60000;
        std::wstring name = server->name();
        for (ServerPtr now = state::server(name); now && now->rule(call, id, "hang") && GetTickCount64() < end;
             now = state::server(name)) {
            Sleep(5);
        }
    }
};

// Reference counting, IDispatch that does no late binding, and the guard at the entry of each call.
template <class Interface>
class Object : public Interface {
   public:
    Object() { census::objectBorn(); }
    virtual ~Object() { census::objectDied(); }

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) override {
        if (!out) {
            return E_POINTER;
        }
        bool known = iid == IID_IUnknown || iid == IID_IDispatch || supports(iid);
        *out = known ? this : nullptr;
        if (known) {
            AddRef();
        }
        return known ? S_OK : E_NOINTERFACE;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return InterlockedIncrement(&references); }
    ULONG STDMETHODCALLTYPE Release() override {
        checkThread();
        LONG left = InterlockedDecrement(&references);
        if (left == 0) {
            delete this;
        }
        return left;
    }
    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT*) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT, LCID, ITypeInfo**) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID, LPOLESTR*, UINT, LCID, DISPID*) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE Invoke(DISPID, REFIID, LCID, WORD, DISPPARAMS*, VARIANT*, EXCEPINFO*, UINT*) override {
        return E_NOTIMPL;
    }

   protected:
    virtual bool supports(REFIID iid) const = 0;

    // Objects are made, used and released on one thread; anything else is a fault of the caller.
    bool checkThread() const {
        bool own = GetCurrentThreadId() == thread;
        if (!own) {
            census::misuse();
        }
        return own;
    }

   private:
    LONG references = 1;
    DWORD thread = GetCurrentThreadId();
};

// An object of a server: fails as the state says.
template <class Interface>
class ServerObject : public Object<Interface> {
   public:
    explicit ServerObject(Origin origin) : origin(origin) {}

   protected:
    Origin origin;

    HRESULT enter(const char* call) const {
        return this->checkThread() ? origin.enter(call) : RPC_E_WRONG_THREAD;
    }

    HRESULT number(const char* call, const char* field, ULONG* out) const {
        HRESULT failure = enter(call);
        if (failure == S_OK) {
            *out = static_cast<ULONG>(origin.node->number(field));
        }
        return failure;
    }

    HRESULT truth(const char* call, const char* field, VARIANT_BOOL* out) const {
        HRESULT failure = enter(call);
        if (failure == S_OK) {
            *out = origin.node->number(field) ? VARIANT_TRUE : VARIANT_FALSE;
        }
        return failure;
    }

    HRESULT bigNumber(const char* call, const char* field, ULONGLONG* out) const {
        HRESULT failure = enter(call);
        if (failure == S_OK) {
            *out = origin.node->number(field);
        }
        return failure;
    }

    HRESULT date(const char* call, const char* field, DATE* out) const {
        HRESULT failure = enter(call);
        if (failure == S_OK) {
            *out = origin.node->date(field);
        }
        return failure;
    }

    HRESULT text(const char* call, const char* field, BSTR* out) const {
        HRESULT failure = enter(call);
        if (failure != S_OK) {
            return failure;
        }
        std::optional<std::wstring> value = origin.node->text(field);
        *out = value ? SysAllocStringLen(value->data(), static_cast<UINT>(value->size())) : nullptr;
        census::watch(*out);
        return S_OK;
    }

    // Does something that changes the server, and logs it with what was answered.
    template <class Action>
    HRESULT act(const char* call, Action action, const std::wstring& value = std::wstring()) const {
        HRESULT result = enter(call);
        if (result == S_OK) {
            result = action();
        }
        state::logCall(call, origin.server->name(), origin.node->number("id"), value, result);
        return result;
    }

    // Gives an object that the call made.
    template <class Result, class Made>
    HRESULT give(const char* call, Result** out, Made make) const {
        HRESULT failure = enter(call);
        if (failure == S_OK) {
            *out = origin.withholds(call) ? nullptr : make();
        }
        return failure;
    }
};

IWdsTransportNamespaceManager* makeNamespaceManager(Origin origin);
IWdsTransportConfigurationManager* makeConfigurationManager(Origin origin);
IWdsTransportSetupManager* makeSetupManager(Origin origin);
IWdsTransportTftpManager* makeTftpManager(Origin origin);
IWdsTransportServicePolicy* makeServicePolicy(Origin origin);
IWdsTransportDiagnosticsPolicy* makeDiagnosticsPolicy(Origin origin);
IWdsTransportMulticastSessionPolicy* makeMulticastSessionPolicy(Origin origin);
IUnknown* makeContent(Origin origin);

// Removes a client on the server; the outcome goes to the log. Without the client itself the id alone decides.
HRESULT disconnectClient(const std::wstring& server, ULONGLONG id, ULONG type, const wchar_t* via, const char* call,
                         const Node* same = nullptr);
