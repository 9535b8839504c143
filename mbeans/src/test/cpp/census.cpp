#include "census.h"

#include <map>
#include <objidl.h>
#include <set>

namespace {

LONG liveObjects = 0;
LONG misuseCount = 0;

// The official way to watch allocations of COM: every block of the task allocator goes through here.
class Spy : public IMallocSpy {
   public:
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) override {
        bool known = iid == IID_IUnknown || iid == IID_IMallocSpy;
        *out = known ? this : nullptr;
        return known ? S_OK : E_NOINTERFACE;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return 2; }
    ULONG STDMETHODCALLTYPE Release() override { return 1; }

    SIZE_T STDMETHODCALLTYPE PreAlloc(SIZE_T size) override {
        // The allocator holds a lock from here to PostAlloc, so one variable is enough.
        requested = size;
        return size;
    }
    void* STDMETHODCALLTYPE PostAlloc(void* block) override {
        Lock lock(this);
        blocks[static_cast<char*>(block)] = requested;
        return block;
    }
    void* STDMETHODCALLTYPE PreFree(void* block, BOOL) override {
        Lock lock(this);
        blocks.erase(static_cast<char*>(block));
        watched.erase(static_cast<char*>(block));
        return block;
    }
    void STDMETHODCALLTYPE PostFree(BOOL) override {}
    SIZE_T STDMETHODCALLTYPE PreRealloc(void* block, SIZE_T size, void** newBlock, BOOL spied) override {
        PreFree(block, spied);
        requested = size;
        *newBlock = block;
        return size;
    }
    void* STDMETHODCALLTYPE PostRealloc(void* block, BOOL) override { return PostAlloc(block); }
    void* STDMETHODCALLTYPE PreGetSize(void* block, BOOL) override { return block; }
    SIZE_T STDMETHODCALLTYPE PostGetSize(SIZE_T size, BOOL) override { return size; }
    void* STDMETHODCALLTYPE PreDidAlloc(void* block, BOOL) override { return block; }
    int STDMETHODCALLTYPE PostDidAlloc(void*, BOOL, int actual) override { return actual; }
    void STDMETHODCALLTYPE PreHeapMinimize() override {}
    void STDMETHODCALLTYPE PostHeapMinimize() override {}

    void watch(void* inside) {
        Lock lock(this);
        auto next = blocks.upper_bound(static_cast<char*>(inside));
        if (next == blocks.begin()) {
            blind = true;
            return;
        }
        auto block = std::prev(next);
        if (static_cast<char*>(inside) >= block->first + block->second) {
            blind = true;
            return;
        }
        watched.insert(block->first);
    }

    long count() {
        Lock lock(this);
        return blind ? -1 : static_cast<long>(watched.size());
    }

   private:
    struct Lock {
        explicit Lock(Spy* spy) : lock(&spy->guard) { AcquireSRWLockExclusive(lock); }
        ~Lock() { ReleaseSRWLockExclusive(lock); }
        SRWLOCK* lock;
    };

    SRWLOCK guard = SRWLOCK_INIT;
    SIZE_T requested = 0;
    std::map<char*, SIZE_T> blocks;
    std::set<char*> watched;
    bool blind = false;
};

Spy spy;
LONG started = 0;

}  // namespace

namespace census {

void start() {
    if (InterlockedExchange(&started, 1) == 0) {
        CoRegisterMallocSpy(&spy);
    }
}

void objectBorn() { InterlockedIncrement(&liveObjects); }
void objectDied() { InterlockedDecrement(&liveObjects); }
void misuse() { InterlockedIncrement(&misuseCount); }

void watch(BSTR string) {
    if (string != nullptr) {
        spy.watch(string);
    }
}

long objects() { return liveObjects; }
long strings() { return spy.count(); }
long misuses() { return misuseCount; }

}  // namespace census
