package org.wdsjmx.recording;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.wdsjmx.transport.Moment;

/**
 * Records of any class with random components, built by reflection: a component that is added to a record one day is in the
 * tests at once.
 */
final class RandomRecords {

    private static final Set<String> MAY_BE_NULL =
            Set.of("multicast", "service", "diagnostics", "branch", "tftpClients", "contentProviders");
    private static final Set<String> NEVER_NULL = Set.of("server", "time", "kind");
    private static final String[] ALPHABET = {"a", "Z", "7", " ", "\"", "\\", "ä", "ß", "ル", "\uD83D\uDE80", "\n", "\0"
    };

    private final Random random;
    private final int longestList;
    private int texts;

    RandomRecords(long seed, int longestList) {
        this.random = new Random(seed);
        this.longestList = longestList;
    }

    /** Any event. */
    RecordedEvent event() {
        List<Class<? extends RecordedEvent>> kinds = List.of(
                RecordedEvent.SnapshotRead.class, RecordedEvent.ReadFailed.class, RecordedEvent.Operation.class);
        return next(kinds.get(random.nextInt(kinds.size())));
    }

    /** Any record of a class. */
    <T> T next(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i].getName(), components[i].getGenericType());
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.toString(), e);
        }
    }

    private Object value(String name, Type type) {
        if (name.equals("kind") && type == String.class) {
            // A word of this program, which tells nobody anything.
            return "TerminateSession";
        }
        boolean nullable = MAY_BE_NULL.contains(name)
                || !NEVER_NULL.contains(name) && type instanceof Class<?> c && !c.isRecord() && c != Duration.class;
        if (nullable && type != long.class && type != double.class && type != int.class && random.nextInt(5) == 0) {
            return null;
        }
        if (type instanceof ParameterizedType list) {
            int size = random.nextInt(longestList + 1);
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                values.add(next((Class<?>) list.getActualTypeArguments()[0]));
            }
            return values;
        }
        Class<?> simple = (Class<?>) type;
        if (simple.isRecord() && simple != Moment.class) {
            return next(simple);
        }
        if (simple.isEnum()) {
            return simple.getEnumConstants()[random.nextInt(simple.getEnumConstants().length)];
        }
        return scalar(simple);
    }

    private Object scalar(Class<?> type) {
        if (type == String.class) {
            return text();
        } else if (type == long.class) {
            return random.nextInt(5) == 0 ? -1 : random.nextLong();
        } else if (type == int.class) {
            return random.nextInt();
        } else if (type == double.class) {
            return random.nextInt(5) == 0 ? Double.NaN : random.nextDouble();
        } else if (type == Boolean.class) {
            return random.nextBoolean();
        } else if (type == Moment.class) {
            return Moment.of((Instant) scalar(Instant.class));
        } else if (type == Instant.class) {
            return Instant.ofEpochSecond(
                    random.nextLong(-62_000_000_000L, 253_000_000_000L), random.nextInt(1_000_000));
        } else if (type == Duration.class) {
            return Duration.ofNanos(random.nextLong());
        }
        throw new AssertionError("No value for " + type + ": add it here");
    }

    /** Every text is another one and can be recognised wherever it appears. */
    private String text() {
        StringBuilder text = new StringBuilder("Secret").append(texts++).append('.');
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(ALPHABET[random.nextInt(ALPHABET.length)]);
        }
        return text.append('!').toString();
    }

    /** Every text in a record, except for names of constants. */
    static Set<String> textsIn(Object value) {
        Set<String> texts = new LinkedHashSet<>();
        collect(value, texts);
        return texts;
    }

    private static void collect(Object value, Set<String> texts) {
        if (value instanceof String text) {
            texts.add(text);
        } else if (value instanceof List<?> list) {
            list.forEach(element -> collect(element, texts));
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                try {
                    component.getAccessor().setAccessible(true);
                    collect(component.getAccessor().invoke(value), texts);
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(component.toString(), e);
                }
            }
        }
    }
}
