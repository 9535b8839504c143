// The collections that list the objects of a server.
#pragma once

#include "object.h"

#include <functional>

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

using ItemFactory = std::function<IUnknown*(Origin)>;

class Collection : public ServerObject<IWdsTransportCollection> {
   public:
    Collection(Origin parent, const char* kind, std::string name, ItemFactory make)
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
            const Node* fixed = origin.server->rule(call.c_str(), origin.node->number("id"), "count");
            const Node* promise = origin.server->rule(call.c_str(), origin.node->number("id"), "extra");
            *out = fixed ? static_cast<ULONG>(fixed->number("count"))
                         : static_cast<ULONG>(items.size() + (promise && !counted ? promise->number("extra") : 0));
            counted = true;
        }
        return failure;
    }
    HRESULT STDMETHODCALLTYPE get_Item(ULONG index, IDispatch** out) override {
        ULONGLONG position = index - origin.server->line().number("base", 1);
        std::string call = name + ".get_Item";
        if (position >= items.size()) {
            HRESULT failure = origin.enter(call.c_str());
            const Node* beyond = origin.server->rule(call.c_str(), origin.node->number("id"), "beyond");
            return failure != S_OK ? failure : beyond ? static_cast<HRESULT>(beyond->number("beyond")) : E_INVALIDARG;
        }
        Origin item(origin.server, items[position]);
        HRESULT failure = checkThread() ? item.enter(call.c_str()) : RPC_E_WRONG_THREAD;
        if (failure == S_OK) {
            *out = item.withholds(call.c_str()) ? nullptr : new Dispatch(make(item));
        }
        return failure;
    }
    HRESULT STDMETHODCALLTYPE get__NewEnum(IUnknown**) override { return E_NOTIMPL; }

   private:
    std::string name;
    ItemFactory make;
    std::vector<NodePtr> items;
    bool counted = false;
};
