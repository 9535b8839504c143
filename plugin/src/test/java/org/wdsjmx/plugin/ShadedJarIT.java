package org.wdsjmx.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the jar that is shipped contains, and that the libraries in it work under their new names. */
class ShadedJarIT {

    private static final Path JAR = Path.of(System.getProperty("wdsjmx.jar"));
    private static final long SIZE_LIMIT = 8L * 1024 * 1024;

    private static JarFile jar;

    @BeforeAll
    static void open() throws IOException {
        jar = new JarFile(JAR.toFile());
    }

    @AfterAll
    static void close() throws IOException {
        jar.close();
    }

    @Test
    void isSmallEnoughToCopyToAServer() throws IOException {
        assertThat(Files.size(JAR)).isLessThan(SIZE_LIMIT);
    }

    @Test
    void startsAsAProgramAndAsAnAgent() throws IOException {
        Attributes manifest = jar.getManifest().getMainAttributes();

        assertThat(manifest.getValue("Main-Class")).isEqualTo("org.wdsjmx.plugin.Main");
        assertThat(manifest.getValue("Premain-Class")).isEqualTo("org.wdsjmx.plugin.Agent");
        assertThat(manifest.getValue("Agent-Class")).isEqualTo("org.wdsjmx.plugin.Agent");
        assertThat(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION)).isNotBlank();
        assertThat(manifest.getValue(Attributes.Name.MULTI_RELEASE)).isNull();
    }

    @Test
    void leavesNothingForeignInTheClassPathOfAHostApplication() {
        assertThat(files())
                .allMatch(name -> name.startsWith("org/wdsjmx/")
                        || name.startsWith("com/sun/jna/")
                        || name.startsWith("META-INF/licences/")
                        || name.startsWith("META-INF/services/com.sun.tools.jconsole.")
                        || name.equals("META-INF/MANIFEST.MF"));
    }

    @Test
    void cannotOpenConnectionsForACallerOfJolokia() {
        assertThat(files())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("jsr160"));
    }

    @Test
    void namesEveryServiceThatJolokiaLooksUpByItsNewName() throws IOException {
        for (String descriptor : List.of("command-handlers", "simplifiers-default")) {
            List<String> original = new ArrayList<>();
            for (var resource :
                    Collections.list(getClass().getClassLoader().getResources("META-INF/jolokia/" + descriptor))) {
                original.addAll(services(resource.openStream()));
            }
            ZipEntry relocated = jar.getEntry("org/wdsjmx/shaded/jolokia/descriptors/" + descriptor);

            assertThat(services(jar.getInputStream(relocated)))
                    .as(descriptor)
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(original.stream()
                            .map(name -> name.replace("org.jolokia.", "org.wdsjmx.shaded.jolokia."))
                            .toList())
                    .allMatch(name -> jar.getEntry(name.replace('.', '/') + ".class") != null);
        }
    }

    @Test
    void jolokiaAnswersUnderItsNewName(@TempDir Path directory) throws Exception {
        Path output = directory.resolve("answers");
        Process check = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        JAR.toString(),
                        Path.of("src/test/shaded/JolokiaCheck.java")
                                .toAbsolutePath()
                                .toString(),
                        "{\"type\":\"read\",\"mbean\":\"java.lang:type=Runtime\",\"attribute\":[\"SpecName\",\"ObjectName\"]}",
                        "{\"type\":\"version\"}")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(check.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            check.destroyForcibly();
        }

        assertThat(Files.readAllLines(output))
                .hasSize(2)
                .satisfies(answers -> assertThat(answers.get(0))
                        .contains("\"SpecName\":\"Java Virtual Machine Specification\"")
                        .contains("{\"objectName\":\"java.lang:type=Runtime\"}")
                        .contains("\"status\":200"))
                .satisfies(answers -> assertThat(answers.get(1))
                        .contains("\"agent\":\"2.6.0\"")
                        .contains("\"protocol\":\"8.2\""));
    }

    private static List<String> files() {
        return jar.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .toList();
    }

    private static List<String> services(InputStream descriptor) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(descriptor, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        }
    }
}
