package org.wdsjmx.plugin.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** The agent where something that it needs is missing or forbidden: it says so in one line, and the application runs. */
@Timeout(240)
class SmallJavaIT {

    private static final String NEEDED = "java.logging,java.management,java.management.rmi,java.naming,"
            + "java.rmi,java.security.sasl,java.xml,jdk.httpserver";
    private static final String TESTS =
            Path.of("target/test-classes").toAbsolutePath().toString();

    @TempDir
    private Path directory;

    @Test
    void aToolOfTheJdk() throws Exception {
        String keytool = java(own()).resolveSibling("keytool").toString();
        try (RunningProgram tool = RunningProgram.start(List.of(keytool, "-J" + agent(), "-help"))) {
            assertThat(tool.exitCode()).as(tool.output()).isZero();
            assertThat(tool.output())
                    .contains("wds-jmx: not started: this Java runs without the module jdk.httpserver; start it with"
                            + " --add-modules=jdk.httpserver\n")
                    .contains("Key and Certificate Management Tool");
        }
    }

    @Test
    void anApplicationWithoutAnyModuleOfTheJdk() throws Exception {
        try (RunningProgram host = host(own(), "--limit-modules", "java.base")) {
            assertThatItRan(host);
            assertThat(told(host))
                    .containsExactly("wds-jmx: not started: this Java runs without the modules "
                            + NEEDED.replace(",", ", ") + "; start it with --add-modules=" + NEEDED);
        }
    }

    @Test
    void whatIsToldHelps() throws Exception {
        try (RunningProgram host = host(own(), "--limit-modules", "java.base", "--add-modules=" + NEEDED)) {
            assertThatItRan(host);
            assertThat(told(host)).isEmpty();
            assertThat(directory.resolve("wds-jmx.log")).content().contains("wds-jmx serves http");
        }
    }

    @Test
    void anApplicationThatIsAModule() throws Exception {
        Path modules = module();
        try (RunningProgram host = module(modules)) {
            assertThatItRan(host);
            assertThat(told(host)).singleElement().asString().contains("--add-modules=");
        }
        try (RunningProgram host = module(modules, "--add-modules=" + NEEDED)) {
            assertThatItRan(host);
            assertThat(told(host)).isEmpty();
        }
    }

    @Test
    void anImageOfTheSmallestSizeThatCanHaveAgents() throws Exception {
        try (RunningProgram host = host(image("java.instrument"))) {
            assertThatItRan(host);
            assertThat(told(host))
                    .singleElement()
                    .asString()
                    .endsWith("start it with --add-modules=" + NEEDED
                            + ", after making it by jlink with the same option");
        }
    }

    @Test
    void anImageWithAllThatIsNeeded() throws Exception {
        try (RunningProgram host = host(image("java.instrument," + NEEDED))) {
            assertThatItRan(host);
            assertThat(told(host)).isEmpty();
            assertThat(directory.resolve("wds-jmx.log"))
                    .content()
                    .contains("wds-jmx serves http", "wds-jmx has stopped");
        }
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_23)
    void anApplicationWithASecurityManager() throws Exception {
        try (RunningProgram host = host(own(), "-Djava.security.manager")) {
            assertThatItRan(host);
            assertThat(told(host))
                    .singleElement()
                    .asString()
                    .contains("access denied", "must grant wds-jmx.jar java.security.AllPermission");
        }
        Path policy = Files.writeString(
                directory.resolve("policy"),
                "grant codeBase \"" + RunningProgram.jar().toUri() + "\" {permission java.security.AllPermission;};\n"
                        + "grant {permission java.lang.RuntimePermission \"*\";};\n");
        try (RunningProgram host = host(own(), "-Djava.security.manager", "-Djava.security.policy=" + policy)) {
            assertThatItRan(host);
            assertThat(told(host)).isEmpty();
        }
    }

    @Test
    void aRootOfTheFileSystemIsNoConfiguration() throws Exception {
        try (RunningProgram host = RunningProgram.start(List.of(
                java(own()).toString(),
                "-javaagent:" + RunningProgram.jar() + "=\t/",
                "-cp",
                TESTS,
                Host.class.getName(),
                "return"))) {
            assertThatItRan(host);
            assertThat(told(host)).singleElement();
        }
    }

    private static void assertThatItRan(RunningProgram host) throws Exception {
        assertThat(host.exitCode()).as(host.output()).isZero();
        assertThat(host.output()).contains("host is done");
    }

    /** What the application's user is told about wds-jmx. */
    private static List<String> told(RunningProgram host) throws IOException {
        return host.output()
                .lines()
                .filter(line -> !line.startsWith("host ") && !line.startsWith("WARNING: "))
                .toList();
    }

    private RunningProgram host(Path jdk, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(java(jdk).toString(), agent()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", TESTS, Host.class.getName(), "return"));
        return RunningProgram.start(command);
    }

    private RunningProgram module(Path modules, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(java(own()).toString(), agent()));
        command.addAll(List.of(options));
        command.addAll(List.of("-p", modules.toString(), "-m", "host/host.Main"));
        return RunningProgram.start(command);
    }

    private String agent() throws IOException {
        Path config = Files.writeString(directory.resolve("wds-jmx.yaml"), """
                backend: emulator
                http: {port: 0}
                jmx: {port: 0}
                log: {file: wds-jmx.log}
                """);
        return "-javaagent:" + RunningProgram.jar() + "=" + config;
    }

    private Path module() throws IOException {
        Path sources = Files.createDirectories(directory.resolve("sources"));
        Map<String, String> files = Map.of("module-info.java", "module host {}", "Main.java", """
                package host;
                public class Main {
                    public static void main(String[] arguments) {
                        System.out.println("host is done");
                    }
                }
                """);
        List<String> arguments =
                new ArrayList<>(List.of("-d", directory.resolve("modules").toString()));
        for (Map.Entry<String, String> file : files.entrySet()) {
            arguments.add(Files.writeString(sources.resolve(file.getKey()), file.getValue())
                    .toString());
        }
        run("javac", arguments);
        return directory.resolve("modules");
    }

    /** A Java with these modules and what they require. */
    private Path image(String modules) {
        Path image = directory.resolve("image");
        run("jlink", List.of("--add-modules", modules, "--output", image.toString()));
        return image;
    }

    private static void run(String tool, List<String> arguments) {
        assertThat(ToolProvider.findFirst(tool)
                        .orElseThrow()
                        .run(System.out, System.err, arguments.toArray(String[]::new)))
                .as(tool)
                .isZero();
    }

    private static Path java(Path jdk) {
        return jdk.resolve("bin/java");
    }

    private static Path own() {
        return Path.of(System.getProperty("java.home"));
    }
}
