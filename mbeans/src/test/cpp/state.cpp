#include "changes.h"

#include <set>
#include <wchar.h>

namespace {

SRWLOCK guard = SRWLOCK_INIT;

struct Lock {
    Lock() { AcquireSRWLockExclusive(&guard); }
    ~Lock() { ReleaseSRWLockExclusive(&guard); }
};

std::string revision;
std::vector<NodePtr> lines;
std::vector<ServerPtr> servers;
changes::Journal journal;
std::set<std::wstring> removed;

std::wstring stateFile() {
    wchar_t path[32768];
    DWORD length = GetEnvironmentVariableW(L"WDS_TEST_STATE", path, ARRAYSIZE(path));
    return std::wstring(path, length);
}

std::wstring wide(const std::string& utf8) {
    int length = MultiByteToWideChar(CP_UTF8, 0, utf8.data(), static_cast<int>(utf8.size()), nullptr, 0);
    std::wstring text(length, L'\0');
    MultiByteToWideChar(CP_UTF8, 0, utf8.data(), static_cast<int>(utf8.size()), text.data(), length);
    return text;
}

std::string unescaped(const std::string& text) {
    std::string plain;
    for (size_t i = 0; i < text.size(); i++) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            plain += text[i];
            continue;
        }
        char c = text[++i];
        plain += c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c == '0' ? '\0' : c;
    }
    return plain;
}

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    size_t begin = 0;
    for (size_t end; (end = text.find(separator, begin)) != std::string::npos; begin = end + 1) {
        parts.push_back(text.substr(begin, end - begin));
    }
    parts.push_back(text.substr(begin));
    return parts;
}

int depth(const std::string& kind) {
    static const char* const kinds[] = {"server", "namespace", "content", "session", "client"};
    for (int i = 0; i < 5; i++) {
        if (kind == kinds[i]) {
            return i;
        }
    }
    return 1;  // anything else belongs to its server
}

std::shared_ptr<Node> parse(const std::string& line) {
    std::vector<std::string> parts = split(line, '\t');
    auto node = std::make_shared<Node>();
    node->kind = parts[0];
    for (size_t i = 1; i < parts.size(); i++) {
        size_t equals = parts[i].find('=');
        if (equals == std::string::npos) {
            node->fields[parts[i]] = std::nullopt;
        } else {
            node->fields[parts[i].substr(0, equals)] = wide(unescaped(parts[i].substr(equals + 1)));
        }
    }
    return node;
}

// Opened so that the tests can replace the file at any time. A null string is returned when it cannot be read.
std::optional<std::string> readFile(const std::wstring& path, DWORD atMost) {
    HANDLE file = CreateFileW(path.c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                              nullptr, OPEN_EXISTING, 0, nullptr);
    if (file == INVALID_HANDLE_VALUE) {
        return std::nullopt;
    }
    DWORD size = std::min(GetFileSize(file, nullptr), atMost);
    std::string content(size, '\0');
    DWORD done = 0;
    BOOL ok = ReadFile(file, content.data(), size, &done, nullptr);
    CloseHandle(file);
    content.resize(done);
    return ok ? std::optional<std::string>(content) : std::nullopt;
}

void applyChanges() {
    servers.clear();
    for (const NodePtr& line : lines) {
        servers.push_back(std::make_shared<ServerState>(journal.appliedTo(line)));
    }
}

void reload() {
    std::wstring path = stateFile();
    std::optional<std::string> head = readFile(path, 64);
    if (!head) {
        return;
    }
    std::string latest = head->substr(0, head->find('\n'));
    if (latest == revision) {
        return;
    }
    std::optional<std::string> content = readFile(path, MAXDWORD);
    if (!content) {
        return;
    }
    std::vector<std::shared_ptr<Node>> tops;
    std::shared_ptr<Node> open[5];
    for (const std::string& line : split(*content, '\n')) {
        if (line.empty() || line.rfind("revision", 0) == 0) {
            continue;
        }
        std::shared_ptr<Node> node = parse(line);
        int level = depth(node->kind);
        if (level == 0) {
            tops.push_back(node);
        } else {
            open[level - 1]->children.push_back(node);
        }
        if (level != 1 || node->kind == "namespace") {
            open[level] = node;
        }
    }
    lines.assign(tops.begin(), tops.end());
    applyChanges();
    revision = content->substr(0, content->find('\n'));
}

std::wstring removalKey(const ServerState& server, const Node& client) {
    return server.name() + L'\t' + std::to_wstring(client.number("id")) + L'\t' + client.text("mac").value_or(L"");
}

NodePtr findClient(const ServerState& server, const Node& node, ULONGLONG id, const Node* same) {
    for (const NodePtr& child : node.children) {
        if (child->kind == "client" && child->number("id") == id && !state::isRemoved(server, *child)
            && (!same || removalKey(server, *child) == removalKey(server, *same))) {
            return child;
        }
        if (NodePtr found = findClient(server, *child, id, same)) {
            return found;
        }
    }
    return nullptr;
}

}  // namespace

std::optional<std::wstring> Node::text(const char* key) const {
    auto field = fields.find(key);
    return field == fields.end() ? std::wstring() : field->second;
}

ULONGLONG Node::number(const char* key, ULONGLONG otherwise) const {
    return has(key) ? wcstoull(text(key).value_or(L"0").c_str(), nullptr, 0) : otherwise;
}

double Node::date(const char* key) const { return wcstod(text(key).value_or(L"0").c_str(), nullptr); }

std::vector<NodePtr> Node::of(const char* childKind) const {
    std::vector<NodePtr> found;
    for (const NodePtr& child : children) {
        if (child->kind == childKind) {
            found.push_back(child);
        }
    }
    return found;
}

ServerState::ServerState(NodePtr line) : root(line), faults(line->of("fault")) {
    std::wstring text = line->text("generation").value_or(L"");
    age = text == L"2008" ? Generation::Server2008 : text == L"2008R2" ? Generation::Server2008R2 : Generation::Server2012;
}

const Node* ServerState::rule(const char* call, ULONGLONG id, const char* effect) const {
    for (const NodePtr& fault : faults) {
        if (fault->has(effect) && !fault->has("after") && (!fault->has("id") || fault->number("id") == id)
            && fault->text("call").value_or(L"") == wide(call)) {
            return fault.get();
        }
    }
    return nullptr;
}

HRESULT ServerState::countCall() const {
    ULONGLONG made = ++calls;
    for (const NodePtr& fault : faults) {
        if (fault->has("after") && made > fault->number("after")) {
            return static_cast<HRESULT>(fault->number("code"));
        }
    }
    return S_OK;
}

NodePtr ServerState::client(ULONGLONG id, const Node* same) const { return findClient(*this, *root, id, same); }

namespace state {

ServerPtr server(const std::wstring& name) {
    Lock lock;
    reload();
    for (const ServerPtr& server : servers) {
        if (_wcsicmp(server->name().c_str(), name.c_str()) == 0) {
            return server;
        }
    }
    return nullptr;
}

void remove(const ServerState& server, const Node& client) {
    Lock lock;
    removed.insert(removalKey(server, client));
}

bool isRemoved(const ServerState& server, const Node& client) {
    Lock lock;
    return removed.count(removalKey(server, client)) != 0;
}

void end(const std::wstring& server, const char* kind, ULONGLONG id) {
    Lock lock;
    journal.end(server, kind, id);
    applyChanges();
}

void set(const std::wstring& server, const char* kind, ULONGLONG id, const std::string& field,
         const std::optional<std::wstring>& value) {
    Lock lock;
    journal.set(server, kind, id, field, value);
    applyChanges();
}

void add(const std::wstring& server, NodePtr object) {
    Lock lock;
    journal.add(server, object);
    applyChanges();
}

void logCall(const char* call, const std::wstring& server, ULONGLONG id, const std::wstring& value, HRESULT result) {
    wchar_t code[16];
    swprintf(code, ARRAYSIZE(code), L"0x%08X", static_cast<unsigned>(result));
    log(L"call\tserver=" + server + L"\tid=" + std::to_wstring(id) + L"\tmember=" + wide(call) + L"\tvalue=" + value
        + L"\tresult=" + code);
}

void log(const std::wstring& line) {
    Lock lock;
    std::wstring path = stateFile() + L".log";
    int length = WideCharToMultiByte(CP_UTF8, 0, line.c_str(), -1, nullptr, 0, nullptr, nullptr);
    std::string utf8(length, '\0');
    WideCharToMultiByte(CP_UTF8, 0, line.c_str(), -1, utf8.data(), length, nullptr, nullptr);
    utf8.back() = '\n';
    HANDLE file = CreateFileW(path.c_str(), FILE_APPEND_DATA, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                              nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file != INVALID_HANDLE_VALUE) {
        DWORD done = 0;
        WriteFile(file, utf8.data(), static_cast<DWORD>(utf8.size()), &done, nullptr);
        CloseHandle(file);
    }
}

}  // namespace state
