package org.wdsjmx.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.console.ConsoleLauncher;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.wdsjmx.windows.WineHost.ThreadingModel;

/**
 * Runs the tests {@code *OnWindows} in a Windows JVM under Wine against the test COM server, once for each threading model
 * that Windows may have it registered under, and shows each of them here.
 */
@EnabledOnOs(OS.LINUX)
class WindowsBackendWineTest {

    /** Enough for a machine that is busy with something else. */
    private static final Duration DEADLINE = Duration.ofMinutes(6);

    private static final List<Class<?>> TESTS = List.of(
            ContractOnWindows.class,
            ActionContractsOnWindows.class,
            ActionsOnWindows.class,
            SettingsOnWindows.class,
            PolicyChangesOnWindows.class,
            CreationOnWindows.class,
            TreeOnWindows.class,
            IdentityOnWindows.class,
            FaultsOnWindows.class,
            LostServerOnWindows.class,
            SlowServerOnWindows.class,
            OwnershipOnWindows.class,
            ApartmentOnWindows.class);

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicNode> onWindows() throws Exception {
        WineHost host = WineHost.require();
        List<DynamicNode> runs = new ArrayList<>();
        for (ThreadingModel model : ThreadingModel.values()) {
            runs.add(dynamicContainer("ThreadingModel " + model.label(), run(host, model)));
        }
        return runs.stream();
    }

    private List<DynamicTest> run(WineHost host, ThreadingModel model) throws Exception {
        Path home = Files.createDirectory(folder.resolve(model.label()));
        TestComServer servers = new TestComServer(home.resolve("state.txt"));
        servers.write();
        Path reports = home.resolve("reports");
        List<String> arguments = new ArrayList<>(List.of(
                "-ea",
                "-Xmx512m",
                "-Dwds.test.threadingModel=" + model.label(),
                "-cp",
                WineHost.windowsClassPath(WineHost.ownClassPath()),
                ConsoleLauncher.class.getName(),
                "execute",
                "--disable-banner",
                "--disable-ansi-colors",
                "--details=none",
                "--fail-if-no-tests",
                "--include-engine=junit-jupiter",
                "--reports-dir=" + WineHost.windowsPath(reports)));
        TESTS.forEach(test -> arguments.add("--select-class=" + test.getName()));
        try (WindowsJvm jvm = host.java(arguments.toArray(String[]::new))
                .comServer(servers)
                .threadingModel(model)
                .start(home.resolve("output.txt"))) {
            int exitCode = jvm.awaitExit(DEADLINE);
            Path report = reports.resolve("TEST-junit-jupiter.xml");
            assertThat(report)
                    .as("report of the Windows JVM, which ended with " + exitCode + " and printed:\n" + jvm.output())
                    .exists();
            List<DynamicTest> tests = testsIn(report);
            assertThat(tests).as(jvm.output()).hasSizeGreaterThan(150);
            tests.add(dynamicTest(
                    "the run as a whole",
                    () -> assertThat(exitCode).as(jvm.output()).isZero()));
            return tests;
        }
    }

    private static List<DynamicTest> testsIn(Path report) throws Exception {
        NodeList cases = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getElementsByTagName("testcase");
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            String className = test.getAttribute("classname");
            String name = className.substring(className.lastIndexOf('.') + 1) + "." + test.getAttribute("name");
            tests.add(dynamicTest(name, () -> repeatOutcome(name, test)));
        }
        return tests;
    }

    /** Surefire numbers dynamic tests, so the name goes into the message too. */
    private static void repeatOutcome(String name, Element test) {
        for (String outcome : List.of("failure", "error")) {
            NodeList found = test.getElementsByTagName(outcome);
            if (found.getLength() > 0) {
                throw new AssertionError(name + ": " + found.item(0).getTextContent());
            }
        }
        NodeList skipped = test.getElementsByTagName("skipped");
        if (skipped.getLength() > 0) {
            abort(name + ": " + skipped.item(0).getTextContent());
        }
    }

    @Test
    void aJvmWithAThreadThatIsStuckInAServerWorksOnAndEnds() throws Exception {
        TestComServer servers = new TestComServer(folder.resolve("state.txt"));
        servers.addServer("HANGING").hang("NamespaceManager.RetrieveNamespaces");
        servers.addServer("HEALTHY").set("protocols", 2);
        servers.write();

        try (WindowsJvm jvm = WineHost.require()
                .java(
                        "-cp",
                        WineHost.windowsClassPath(WineHost.ownClassPath()),
                        AbandonedThreadMain.class.getName(),
                        "HANGING",
                        "HEALTHY")
                .comServer(servers)
                .start(folder.resolve("output.txt"))) {

            // The hang itself lasts a minute.
            assertThat(jvm.awaitExit(Duration.ofSeconds(30))).as(jvm.output()).isZero();

            assertThat(jvm.output())
                    .contains("healthy server: protocols 2")
                    .contains("stuck thread: abandoned")
                    .doesNotContain("hanging server");
        }
    }

    @Test
    void saysThatTheWdsLibraryCannotBeUsed() throws Exception {
        try (WindowsJvm jvm = WineHost.require()
                .java(
                        "-cp",
                        WineHost.windowsClassPath(WineHost.ownClassPath()),
                        AbandonedThreadMain.class.getName(),
                        "HANGING",
                        "HEALTHY")
                .environment(WineHost.DLL_VARIABLE, "C:\\windows\\nothing.dll")
                .start(folder.resolve("output.txt"))) {

            assertThat(jvm.awaitExit(Duration.ofSeconds(60))).isEqualTo(1);

            // The code is Wine's; Windows gives 0x8007007E for a missing file.
            assertThat(jvm.output()).contains("TransportException: CoCreateInstance(WdsTransportManager) failed: 0x8");
        }
    }
}
