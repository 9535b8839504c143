// What the servers are to show, as the state file says.
#pragma once

#include <windows.h>

#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// One line of the file with the lines that belong to it.
struct Node {
    std::string kind;
    std::map<std::string, std::optional<std::wstring>> fields;
    std::vector<std::shared_ptr<const Node>> children;

    bool has(const char* key) const { return fields.count(key) != 0; }
    // The text of a field; empty when it is missing, nullopt for a null BSTR.
    std::optional<std::wstring> text(const char* key) const;
    ULONGLONG number(const char* key, ULONGLONG otherwise = 0) const;
    double date(const char* key) const;
    std::vector<std::shared_ptr<const Node>> of(const char* childKind) const;
};

using NodePtr = std::shared_ptr<const Node>;

enum class Generation { Server2008, Server2008R2, Server2012 };

// A server as one revision of the file describes it.
class ServerState {
   public:
    explicit ServerState(NodePtr line);

    const Node& line() const { return *root; }
    Generation generation() const { return age; }
    // The rule for a call on an object, or null.
    const Node* rule(const char* call, ULONGLONG id, const char* effect) const;
    // Counts a call; the code with which all calls fail once there were enough, or S_OK.
    HRESULT countCall() const;
    // The client with this id that was not removed, or null; the first one of several, or the one that is the same machine.
    NodePtr client(ULONGLONG id, const Node* same = nullptr) const;
    std::wstring name() const { return root->text("name").value_or(L""); }

   private:
    NodePtr root;
    std::vector<NodePtr> faults;
    Generation age;
    mutable std::atomic<ULONGLONG> calls{0};
};

using ServerPtr = std::shared_ptr<const ServerState>;

namespace state {

// The server of this name as the file shows it now, or null.
ServerPtr server(const std::wstring& name);

void remove(const ServerState& server, const Node& client);
bool isRemoved(const ServerState& server, const Node& client);

// Changes of what the file says. They last as long as the process, whatever revisions of the file follow.
// An object, and all below it, has ended; a content without sessions ends with the last of them.
void end(const std::wstring& server, const char* kind, ULONGLONG id);
void set(const std::wstring& server, const char* kind, ULONGLONG id, const std::string& field,
         const std::optional<std::wstring>& value);
void add(const std::wstring& server, NodePtr object);

void log(const std::wstring& line);
void logCall(const char* call, const std::wstring& server, ULONGLONG id, const std::wstring& value, HRESULT result);

}  // namespace state
