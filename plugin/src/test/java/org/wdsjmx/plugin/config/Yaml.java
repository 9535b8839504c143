package org.wdsjmx.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads YAML that stands in a test. */
final class Yaml {

    private Yaml() {}

    static <T> T read(String text, Class<T> type) throws ConfigurationException {
        return new YamlReader()
                .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "wds-jmx.yaml", type);
    }

    /** The printed faults, without the name of the file. */
    static List<String> faults(String text, Class<?> type) {
        ConfigurationException exception = catchThrowableOfType(ConfigurationException.class, () -> read(text, type));
        assertThat(exception).as("faults of %s", text).isNotNull();
        return exception.faults().stream()
                .map(Fault::toString)
                .map(fault -> fault.replaceFirst("^wds-jmx\\.yaml: ?", ""))
                .toList();
    }
}
