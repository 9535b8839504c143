// What calls have changed since the state file was written.
#pragma once

#include "state.h"

#include <set>
#include <tuple>

namespace changes {

// Not safe for use by several threads.
class Journal {
   public:
    void end(const std::wstring& server, const std::string& kind, ULONGLONG id) {
        touched.insert(server);
        ended.insert(Key(server, kind, id));
    }
    void set(const std::wstring& server, const std::string& kind, ULONGLONG id, const std::string& field,
             const std::optional<std::wstring>& value) {
        touched.insert(server);
        fields[Key(server, kind, id)][field] = value;
    }
    void add(const std::wstring& server, NodePtr object) {
        touched.insert(server);
        added[server].push_back(object);
    }

    // A server's line of the file as it is after the changes.
    NodePtr appliedTo(const NodePtr& line) const {
        std::wstring server = line->text("name").value_or(L"");
        return touched.count(server) ? applied(server, line) : line;
    }

   private:
    using Key = std::tuple<std::wstring, std::string, ULONGLONG>;

    // Null when the object has ended.
    NodePtr applied(const std::wstring& server, const NodePtr& original) const {
        Key key(server, original->kind, original->number("id"));
        if (ended.count(key)) {
            return nullptr;
        }
        auto copy = std::make_shared<Node>(*original);
        auto changed = fields.find(key);
        if (changed != fields.end()) {
            for (const auto& field : changed->second) {
                copy->fields[field.first] = field.second;
            }
        }
        if (original->kind == "server" && added.count(server)) {
            const std::vector<NodePtr>& more = added.at(server);
            copy->children.insert(copy->children.end(), more.begin(), more.end());
        }
        std::vector<NodePtr> children;
        for (const NodePtr& child : copy->children) {
            if (NodePtr left = applied(server, child)) {
                children.push_back(left);
            }
        }
        bool emptied = children.empty() && !copy->children.empty();
        copy->children = children;
        bool lasts = original->kind == "content" ? !emptied
                     : original->kind == "namespace" ? !copy->has("withdrawn") || !children.empty()
                                                      : true;
        return lasts ? copy : nullptr;
    }

    std::set<std::wstring> touched;
    std::set<Key> ended;
    std::map<Key, std::map<std::string, std::optional<std::wstring>>> fields;
    std::map<std::wstring, std::vector<NodePtr>> added;
};

}  // namespace changes
