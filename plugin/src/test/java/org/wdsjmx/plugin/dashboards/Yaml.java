package org.wdsjmx.plugin.dashboards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A mapping in a YAML file that somebody else's program reads. What is not there is empty. */
record Yaml(Map<?, ?> entries) {

    static Yaml read(Path file) throws IOException {
        return of(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
    }

    private static Yaml of(Object value) {
        return new Yaml(value instanceof Map<?, ?> map ? map : Map.of());
    }

    Yaml map(String key) {
        return of(entries.get(key));
    }

    Stream<Yaml> list(String key) {
        return entries.get(key) instanceof List<?> list ? list.stream().map(Yaml::of) : Stream.empty();
    }

    String text(String key) {
        return entries.containsKey(key) ? String.valueOf(entries.get(key)) : "";
    }
}
