package org.wdsjmx.plugin.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes single values of text. What the text means is decided by the type that is wanted, never by its look. */
final class ScalarBinder {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[-+]?[0-9]{1,30}|0x[0-9a-fA-F]{1,16}");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\.[0-9]{1,30}|[0-9]{1,30}(\\.[0-9]{0,30})?)");

    private final FaultLog faults;
    private final Path directory;

    /** @param directory what relative paths are relative to */
    ScalarBinder(FaultLog faults, Path directory) {
        this.faults = faults;
        this.directory = directory;
    }

    /** Whether a type is one that is written as a single value. */
    static boolean isScalar(Class<?> type) {
        return type.isPrimitive()
                || type.isEnum()
                || List.of(
                                String.class,
                                Integer.class,
                                Long.class,
                                Double.class,
                                Boolean.class,
                                Duration.class,
                                ByteSize.class,
                                Path.class)
                        .contains(type);
    }

    /** The value, or nothing and a fault. */
    Optional<Object> bind(YamlNode node, Class<?> type, String key) {
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.isNull()) {
            return fault(node, key, "is " + node.kind() + ", but must be " + wanted(type));
        }
        Optional<String> wrong = type == Path.class ? OneLine.faultOfPath(scalar) : OneLine.fault(scalar);
        if (wrong.isPresent()) {
            return fault(node, key, wrong.get());
        }
        try {
            return Optional.of(value(scalar, type));
        } catch (IllegalArgumentException e) {
            return fault(node, key, e.getMessage());
        }
    }

    /** A text for which {@link OneLine} does not hold. */
    Optional<Object> bindVerbatim(YamlNode node, String key) {
        return node instanceof YamlNode.Scalar scalar && !scalar.isNull()
                ? Optional.of(scalar.text())
                : fault(node, key, "is " + node.kind() + ", but must be " + wanted(String.class));
    }

    private Object value(YamlNode.Scalar scalar, Class<?> type) {
        String text = scalar.text();
        if (type == String.class) {
            return text;
        }
        if (type == Path.class) {
            return path(text);
        }
        if (type == Duration.class) {
            return DurationText.parse(text);
        }
        if (type == ByteSize.class) {
            return ByteSize.parse(text);
        }
        if (type.isEnum()) {
            return constant(text, type);
        }
        if (!scalar.plain()) {
            throw new IllegalArgumentException(
                    Quoted.text(text) + " is text because of its quotes, but must be " + wanted(type));
        }
        if (type == Boolean.class || type == boolean.class) {
            return bool(text);
        }
        if (type == Double.class || type == double.class) {
            return decimal(text);
        }
        if (type == Integer.class || type == int.class) {
            return (int) whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == Long.class || type == long.class) {
            return whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        throw new IllegalStateException("no YAML form is defined for " + type);
    }

    private static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(Quoted.text(text) + " is neither true nor false");
        };
    }

    private static long whole(String text, long least, long most) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(Quoted.text(text) + " is not a whole number");
        }
        BigInteger number = text.startsWith("0x") ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
        if (number.compareTo(BigInteger.valueOf(least)) < 0 || number.compareTo(BigInteger.valueOf(most)) > 0) {
            throw new IllegalArgumentException(text + " is out of range; it must be " + least + " to " + most);
        }
        return number.longValue();
    }

    private static double decimal(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(Quoted.text(text) + " is not a number");
        }
        return new BigDecimal(text).doubleValue();
    }

    private Path path(String text) {
        try {
            // As Windows does it, on every system: a/../b is b, whether there is an a or not.
            return directory.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(Quoted.text(text) + " is not a file name: " + e.getReason(), e);
        }
    }

    private static Object constant(String text, Class<?> type) {
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        String meant = Suggestion.nearest(text, names(type))
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("");
        throw new IllegalArgumentException(
                Quoted.text(text) + " is not known" + meant + "; legal here: " + String.join(", ", names(type)));
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String wanted(Class<?> type) {
        if (type == Duration.class) {
            return "a duration, for example 500ms, 5s, 2m or 1h";
        }
        if (type == ByteSize.class) {
            return "a size, for example 500KB, 50MB or 1GB";
        }
        if (type == Path.class) {
            return "the name of a file";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == Double.class || type == double.class) {
            return "a number";
        }
        if (type.isEnum()) {
            return "one of " + String.join(", ", names(type));
        }
        return type == String.class ? "text" : "a whole number";
    }

    private Optional<Object> fault(YamlNode node, String key, String message) {
        faults.add(node.at(), key, message);
        return Optional.empty();
    }
}
