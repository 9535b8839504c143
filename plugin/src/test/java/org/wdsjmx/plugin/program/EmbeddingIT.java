package org.wdsjmx.plugin.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application with the Maven artifact and its dependencies in the class path, as they come from a repository. */
class EmbeddingIT {

    private static final String CLASS_PATH = System.getProperty("wdsjmx.embedded");
    private static final String APPLICATION = "src/test/resources/org/wdsjmx/plugin/program/EmbeddingApplication.java";

    @TempDir
    private Path directory;

    @Test
    void anApplicationIsCompiledAgainstItActsAndIsRidOfItAgain() throws Exception {
        Path config = Files.writeString(directory.resolve("wds-jmx.yaml"), "backend: emulator\n");
        try (RunningProgram application = RunningProgram.start(
                List.of(RunningProgram.java(), "-cp", CLASS_PATH, APPLICATION, config.toString()))) {
            assertThat(application.exitCode()).as(application.output()).isZero();
            assertThat(application.output())
                    .contains("SERVERS [WDS01]", "SEEN true", "outcome=ACCEPTED")
                    .contains("disposition=\"fallback\",origin=\"jmx\",outcome=\"accepted\",} 1.0")
                    .contains("BEANS []", "METRICS []");
        }
    }

    @Test
    void itsDependenciesBearTheirOwnNames() throws Exception {
        try (JarFile jar = new JarFile(CLASS_PATH.split(System.getProperty("path.separator"))[0])) {
            assertThat(jar.stream().map(entry -> entry.getName()).filter(name -> name.endsWith(".class")))
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("org/wdsjmx/plugin/"));
        }
    }
}
