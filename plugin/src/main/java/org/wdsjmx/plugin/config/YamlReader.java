package org.wdsjmx.plugin.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.wdsjmx.plugin.text.NotTextException;
import org.wdsjmx.plugin.text.TextBytes;

/**
 * Reads YAML 1.2 into records and tells everything that is wrong at once. A record's components are the legal keys; an
 * absent key is {@code null}, 0, {@code false} or {@link Optional#empty()}, and the record's constructor turns that into its
 * default. A constructor that throws {@link IllegalArgumentException} makes a fault at the line of that object.
 *
 * <p>Components can be strings, numbers, booleans, {@link java.time.Duration} (see {@link DurationText}), {@link ByteSize}, enums (in any
 * case), {@link Path} (a relative one is resolved against the directory of the file), records, and lists, maps with string
 * keys and {@link Optional} of these.
 *
 * <p>A file may be 1 MiB long, 50 levels deep and stand for 100,000 values, each use of an alias counted.
 */
public final class YamlReader {

    private static final int LARGEST = 1 << 20;

    /**
     * Reads a file.
     *
     * @param file the file; its path is named in faults as it is given
     * @param type a record
     * @param <T> the same
     * @return the value, never {@code null}
     * @throws ConfigurationException when the file cannot be read or anything in it is wrong
     */
    public <T> T read(Path file, Class<T> type) throws ConfigurationException {
        FaultLog faults = new FaultLog(file.toString());
        Path directory = file.toAbsolutePath().getParent();
        return bind(text(file, faults), type, directory, faults);
    }

    /**
     * Reads a stream to its end and leaves it open.
     *
     * @param stream what to read
     * @param name what to call it in faults; relative paths in it stay as they are
     * @param type a record
     * @param <T> the same
     * @return the value, never {@code null}
     * @throws ConfigurationException when the stream fails or anything in it is wrong
     */
    public <T> T read(InputStream stream, String name, Class<T> type) throws ConfigurationException {
        FaultLog faults = new FaultLog(name);
        try {
            return bind(TextBytes.of(stream, LARGEST).utf8(), type, Path.of(""), faults);
        } catch (NotTextException e) {
            throw notText(e, faults);
        } catch (IOException e) {
            throw faults.fatal(Position.WHOLE_FILE, "", "cannot be read: " + reason(e));
        }
    }

    private static <T> T bind(String text, Class<T> type, Path directory, FaultLog faults)
            throws ConfigurationException {
        RecordBinder binder = new RecordBinder(new ScalarBinder(faults, directory), faults);
        Optional<YamlNode> root = new YamlComposer(text, faults).compose();
        if (root.isEmpty() || root.get() instanceof YamlNode.Scalar scalar && scalar.isNull()) {
            throw faults.fatal(
                    Position.WHOLE_FILE, "", "is empty; legal keys: " + String.join(", ", RecordBinder.keys(type)));
        }
        Optional<Object> value = binder.bind(root.get(), type, "");
        if (!faults.isEmpty()) {
            throw faults.exception();
        }
        return type.cast(value.orElseThrow());
    }

    private static String text(Path file, FaultLog faults) throws ConfigurationException {
        if (Files.isDirectory(file)) {
            throw faults.fatal(Position.WHOLE_FILE, "", "is a directory; name the file");
        }
        try {
            return TextBytes.of(file, LARGEST).utf8();
        } catch (NotTextException e) {
            throw notText(e, faults);
        } catch (NoSuchFileException e) {
            throw faults.fatal(Position.WHOLE_FILE, "", "does not exist; looked for " + file.toAbsolutePath());
        } catch (AccessDeniedException e) {
            throw faults.fatal(Position.WHOLE_FILE, "", "cannot be read: no permission");
        } catch (IOException e) {
            throw faults.fatal(Position.WHOLE_FILE, "", "cannot be read: " + reason(e));
        }
    }

    private static ConfigurationException notText(NotTextException e, FaultLog faults) {
        return faults.fatal(e.before().map(Position::after).orElse(Position.WHOLE_FILE), "", e.getMessage());
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
