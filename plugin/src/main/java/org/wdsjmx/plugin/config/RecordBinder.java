package org.wdsjmx.plugin.config;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.wdsjmx.emulator.Verbatim;

/**
 * Makes records of nodes. What cannot be made is left out and noted as a fault, so that the rest is still looked at: an empty
 * result always comes with at least one fault.
 */
final class RecordBinder {

    private final ScalarBinder scalars;
    private final FaultLog faults;

    RecordBinder(ScalarBinder scalars, FaultLog faults) {
        this.scalars = scalars;
        this.faults = faults;
    }

    /** The legal keys of a record, in its own order. */
    static List<String> keys(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    Optional<Object> bind(YamlNode node, Type type, String key) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Type element = arguments[arguments.length - 1];
            if (generic.getRawType() == Optional.class) {
                return bind(node, element, key).map(Optional::of);
            }
            if (generic.getRawType() == List.class) {
                return list(node, element, key);
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class) {
                return map(node, element, key);
            }
        }
        // Before records: some values of one word are records.
        if (type instanceof Class<?> single && ScalarBinder.isScalar(single)) {
            return scalars.bind(node, single, key);
        }
        if (type instanceof Class<?> single && single.isRecord()) {
            return record(node, single, key);
        }
        throw new IllegalStateException("no YAML form is defined for " + type + " at " + key);
    }

    private Optional<Object> list(YamlNode node, Type element, String key) {
        if (!(node instanceof YamlNode.Sequence sequence)) {
            return fault(node.at(), key, "is " + node.kind() + ", but must be a list, for example [a, b]");
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            bind(sequence.items().get(i), element, key + '[' + i + ']').ifPresent(values::add);
        }
        return values.size() == sequence.items().size()
                ? Optional.of(Collections.unmodifiableList(values))
                : Optional.empty();
    }

    private Optional<Object> map(YamlNode node, Type element, String key) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return fault(node.at(), key, "is " + node.kind() + ", but must be a section with keys");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, YamlNode.Entry> entries = unique(mapping, key);
        entries.forEach((name, entry) -> {
            Optional<String> wrong = OneLine.fault(entry.key());
            if (wrong.isPresent()) {
                faults.add(entry.key().at(), key, "the name " + wrong.get());
            } else {
                bind(entry.value(), element, join(key, name)).ifPresent(value -> values.put(name, value));
            }
        });
        return values.size() == mapping.entries().size()
                ? Optional.of(Collections.unmodifiableMap(values))
                : Optional.empty();
    }

    private Optional<Object> record(YamlNode node, Class<?> type, String key) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return fault(
                    node.at(),
                    key,
                    "is " + node.kind() + ", but must be a section with keys; legal here: "
                            + String.join(", ", keys(type)));
        }
        Map<String, YamlNode.Entry> entries = unique(mapping, key);
        // Components whose value is not known: a rule about one of them must not be held against the user.
        Set<String> doubtful = new HashSet<>(unknownKeys(entries, keys(type), key));
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        boolean complete = true;
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            YamlNode.Entry entry = given(entries.get(name), type);
            Optional<Object> value =
                    entry == null ? Optional.empty() : component(entry.value(), components[i], join(key, name));
            if (entry != null && value.isEmpty()) {
                complete = false;
                doubtful.add(name);
            }
            values[i] = value.orElseGet(absent(components[i].getType()));
        }
        Optional<Object> made = construct(type, values, mapping, key, doubtful);
        return complete ? made : Optional.empty();
    }

    private static YamlNode.Entry given(YamlNode.Entry entry, Class<?> type) {
        boolean empty = entry != null && entry.value() instanceof YamlNode.Scalar scalar && scalar.isNull();
        return empty && type.isAnnotationPresent(EmptyIsAbsent.class) ? null : entry;
    }

    private Optional<Object> component(YamlNode node, RecordComponent component, String key) {
        return component.isAnnotationPresent(Verbatim.class)
                ? scalars.bindVerbatim(node, key)
                : bind(node, component.getGenericType(), key);
    }

    private Map<String, YamlNode.Entry> unique(YamlNode.Mapping mapping, String key) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            YamlNode.Entry first = entries.putIfAbsent(entry.key().text(), entry);
            if (first != null) {
                faults.add(
                        entry.key().at(),
                        join(key, entry.key().text()),
                        "is given twice; the first time in line "
                                + first.key().at().line());
            }
        }
        return entries;
    }

    /** Notes every key that is not legal; returns the legal ones that were probably meant. */
    private List<String> unknownKeys(Map<String, YamlNode.Entry> entries, List<String> legal, String key) {
        List<String> meant = new ArrayList<>();
        entries.forEach((name, entry) -> {
            if (!legal.contains(name)) {
                Optional<String> suggestion = Suggestion.nearest(name, legal);
                suggestion.ifPresent(meant::add);
                faults.add(
                        entry.key().at(),
                        join(key, name),
                        "unknown key"
                                + suggestion
                                        .map(s -> "; did you mean " + s + "?")
                                        .orElse(";")
                                + " legal here: "
                                + String.join(", ", legal));
            }
        });
        return meant;
    }

    private Optional<Object> construct(
            Class<?> type, Object[] values, YamlNode.Mapping mapping, String key, Set<String> doubtful) {
        try {
            Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values));
        } catch (InvocationTargetException e) {
            refused(e.getCause(), mapping, key, doubtful);
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    private void refused(Throwable cause, YamlNode.Mapping mapping, String key, Set<String> doubtful) {
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof Rules.ViolatedException rules) {
            Map<String, Position> positions = positions(mapping);
            for (Rules.Violation violation : rules.violations()) {
                boolean known = !doubtful.contains(nameOf(violation.key()))
                        && violation.others().stream().noneMatch(doubtful::contains);
                if (known) {
                    Position at = positions.getOrDefault(violation.key(), mapping.at());
                    faults.add(at, join(key, violation.key()), violation.message());
                }
            }
        } else if (doubtful.isEmpty()) {
            String message = cause.getMessage();
            faults.add(mapping.at(), key, message == null ? "is not valid: " + cause : message);
        }
    }

    private static Map<String, Position> positions(YamlNode.Mapping mapping) {
        Map<String, Position> positions = new HashMap<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            positions.putIfAbsent(entry.key().text(), entry.key().at());
            if (entry.value() instanceof YamlNode.Mapping section) {
                section.entries()
                        .forEach(inner -> positions.putIfAbsent(
                                entry.key().text() + '.' + inner.key().text(),
                                inner.key().at()));
            }
            if (entry.value() instanceof YamlNode.Sequence sequence) {
                for (int i = 0; i < sequence.items().size(); i++) {
                    positions.putIfAbsent(
                            entry.key().text() + '[' + i + ']',
                            sequence.items().get(i).at());
                }
            }
        }
        return positions;
    }

    private static String nameOf(String key) {
        return key.split("[.\\[]", 2)[0];
    }

    private static Supplier<Object> absent(Class<?> type) {
        if (type == Optional.class) {
            return Optional::empty;
        }
        return () -> type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }

    private static String join(String key, String name) {
        String shown = name.matches("[A-Za-z0-9_.\\[\\]-]{1,60}") ? name : Quoted.text(name);
        return key.isEmpty() ? shown : key + '.' + shown;
    }

    private Optional<Object> fault(Position at, String key, String message) {
        faults.add(at, key, message);
        return Optional.empty();
    }
}
