package org.wdsjmx.windows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One line of the test COM server's state file with the lines below it. The fields are described in {@code
 * mbeans/src/test/cpp/README.md}. Nothing takes effect before {@link TestComServer#write()}.
 */
public final class StateNode {

    private final String kind;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final List<StateNode> children = new ArrayList<>();

    StateNode(String kind, Object... fields) {
        this.kind = kind;
        setAll(fields);
    }

    /**
     * Adds an object below this one.
     *
     * @param childKind {@code namespace}, {@code content}, {@code session}, {@code client} or {@code fault}
     * @param childFields names and values by turns; a value of {@code null} is a null BSTR
     * @return the new object
     */
    public StateNode add(String childKind, Object... childFields) {
        StateNode child = new StateNode(childKind, childFields);
        children.add(child);
        return child;
    }

    /** Sets fields, names and values by turns. */
    public StateNode set(Object... namesAndValues) {
        setAll(namesAndValues);
        return this;
    }

    /** Makes a call on this server fail. */
    public StateNode fault(String call, int hresult) {
        return add("fault", "call", call, "code", String.format(Locale.ROOT, "0x%08X", hresult));
    }

    /** Makes a call on this server hang until the fault is removed. */
    public StateNode hang(String call) {
        return add("fault", "call", call, "hang", 1);
    }

    /** Removes every child of a kind. */
    public void removeAll(String childKind) {
        children.removeIf(child -> child.kind.equals(childKind));
    }

    /** Removes a child. */
    public void remove(StateNode child) {
        children.remove(child);
    }

    /** The children of a kind. */
    public List<StateNode> children(String childKind) {
        return children.stream().filter(child -> child.kind.equals(childKind)).toList();
    }

    /** The value of a field; {@code null} when it is missing. */
    public Object get(String field) {
        return fields.get(field);
    }

    private void setAll(Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
    }

    void render(StringBuilder into) {
        into.append(kind);
        fields.forEach((name, value) -> {
            into.append('\t').append(name);
            if (value != null) {
                into.append('=').append(escape(value.toString()));
            }
        });
        into.append('\n');
        children.forEach(child -> child.render(into));
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\0", "\\0");
    }
}
