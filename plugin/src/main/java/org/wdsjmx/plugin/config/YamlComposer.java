package org.wdsjmx.plugin.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

/**
 * Makes nodes of one YAML 1.2 document. Written for files that may be hostile: nesting and size are limited, and an alias
 * counts as often as it is used, so that a small text cannot stand for an endless one.
 */
final class YamlComposer {

    static final int DEEPEST = 50;
    static final long MOST_VALUES = 100_000;

    private final String text;
    private final FaultLog faults;
    private final Iterator<Event> events;
    private final Escapes escapes;
    private final Map<Anchor, Sized> anchors = new HashMap<>();

    private int depth;

    /** A node and how many values it stands for when all aliases are written out. */
    private record Sized(YamlNode node, long values) {}

    YamlComposer(String text, FaultLog faults) {
        this.text = text;
        this.faults = faults;
        this.escapes = new Escapes(text);
        this.events =
                new Parse(LoadSettings.builder().build()).parseString(text).iterator();
    }

    /**
     * The root of the only document.
     *
     * @return nothing when the text is empty, comments apart
     * @throws ConfigurationException when the text is not YAML or breaks a limit; nothing after that can be read
     */
    Optional<YamlNode> compose() throws ConfigurationException {
        Optional<YamlNode> root = Optional.empty();
        while (hasNext()) {
            Event event = next();
            if (event instanceof DocumentStartEvent && root.isPresent()) {
                throw faults.fatal(
                        position(event), "", "a second document begins; put everything into one, without \"---\"");
            }
            if (event instanceof DocumentStartEvent) {
                root = Optional.of(node(next()).node());
            }
            if (event instanceof DocumentEndEvent) {
                anchors.clear();
            }
        }
        return root;
    }

    private Sized node(Event event) throws ConfigurationException {
        if (event instanceof AliasEvent alias) {
            Sized target = anchors.get(alias.getAlias());
            if (target == null) {
                throw faults.fatal(
                        position(event),
                        "",
                        "*" + alias.getAlias().getValue() + " refers to nothing that is complete before it");
            }
            return target;
        }
        depth++;
        if (depth > DEEPEST) {
            throw faults.fatal(position(event), "", "is nested more than " + DEEPEST + " levels deep");
        }
        Sized node;
        if (event instanceof ScalarEvent scalar) {
            node = new Sized(
                    new YamlNode.Scalar(
                            position(event), scalar.getValue(), scalar.isPlain(), escapes.ofYamlAlone(scalar)),
                    1);
            refuseTag(event, scalar.getTag());
        } else if (event instanceof SequenceStartEvent start) {
            refuseTag(event, start.getTag());
            node = sequence(position(event));
        } else if (event instanceof MappingStartEvent start) {
            refuseTag(event, start.getTag());
            node = mapping(position(event));
        } else {
            throw new IllegalStateException("unexpected " + event);
        }
        depth--;
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        if (anchor.isPresent()) {
            anchors.put(anchor.get(), node);
        }
        return node;
    }

    private Sized sequence(Position at) throws ConfigurationException {
        List<YamlNode> items = new ArrayList<>();
        long values = 1;
        for (Event event = next(); !(event instanceof SequenceEndEvent); event = next()) {
            Sized item = node(event);
            items.add(item.node());
            values = add(values, item.values(), event);
        }
        return new Sized(new YamlNode.Sequence(at, List.copyOf(items)), values);
    }

    private Sized mapping(Position at) throws ConfigurationException {
        List<YamlNode.Entry> entries = new ArrayList<>();
        long values = 1;
        for (Event event = next(); !(event instanceof MappingEndEvent); event = next()) {
            Sized key = node(event);
            if (!(key.node() instanceof YamlNode.Scalar name)) {
                throw faults.fatal(
                        position(event),
                        "",
                        "a key must be plain text, not " + key.node().kind());
            }
            Sized value = node(next());
            entries.add(new YamlNode.Entry(name, value.node()));
            values = add(values, value.values(), event);
        }
        return new Sized(new YamlNode.Mapping(at, List.copyOf(entries)), values);
    }

    private long add(long values, long more, Event event) throws ConfigurationException {
        long sum = values + more;
        if (sum > MOST_VALUES) {
            throw faults.fatal(position(event), "", "stands for more than " + MOST_VALUES + " values");
        }
        return sum;
    }

    /** Tags name types; the types here are fixed, and a tag that asks for another one must not be ignored silently. */
    private void refuseTag(Event event, Optional<String> tag) {
        if (tag.isPresent()) {
            faults.add(position(event), "", "tag " + Quoted.text(tag.get()) + " is not supported; remove it");
        }
    }

    private boolean hasNext() throws ConfigurationException {
        try {
            return events.hasNext();
        } catch (RuntimeException e) {
            throw syntax(e);
        }
    }

    private Event next() throws ConfigurationException {
        try {
            return events.next();
        } catch (RuntimeException e) {
            throw syntax(e);
        }
    }

    /** Any exception of the parser is about the text: it must not matter whether the parser meant to throw it. */
    private ConfigurationException syntax(RuntimeException e) {
        if (e instanceof MarkedYamlEngineException marked) {
            String context = marked.getContext() == null ? "" : marked.getContext() + ": ";
            Optional<Mark> mark = marked.getProblemMark().or(marked::getContextMark);
            return faults.fatal(
                    mark.map(YamlComposer::position).orElse(Position.WHOLE_FILE),
                    "",
                    "is not YAML: " + context + marked.getProblem() + escapes.remedy(marked)
                            + mark.map(at -> UnquotedAddress.remedy(line(at))).orElse(""));
        }
        if (e instanceof ReaderException reader) {
            int first = text.indexOf(reader.getCodePoint());
            return faults.fatal(
                    first < 0 ? Position.WHOLE_FILE : Position.after(text.substring(0, first)),
                    "",
                    String.format(
                            Locale.ROOT,
                            "contains the character U+%04X, which YAML does not allow",
                            reader.getCodePoint()));
        }
        return faults.fatal(Position.WHOLE_FILE, "", "is not YAML: " + e.getMessage());
    }

    private String line(Mark mark) {
        return text.lines().skip(mark.getLine()).findFirst().orElse("");
    }

    private static Position position(Event event) {
        return event.getStartMark().map(YamlComposer::position).orElse(Position.WHOLE_FILE);
    }

    private static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
