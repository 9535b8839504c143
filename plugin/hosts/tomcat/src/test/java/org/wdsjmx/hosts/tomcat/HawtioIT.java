package org.wdsjmx.hosts.tomcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.plugin.program.RunningProgram;
import org.wdsjmx.plugin.program.Tool;

/** What the README says of Hawtio, done in Hawtio by a browser. */
class HawtioIT {

    private static final String SESSION = "3457693642";
    private static final double PATIENCE = 30_000;

    @TempDir
    private Path directory;

    @Test
    void theMasterIsDisconnected() throws Exception {
        Path chromium = Path.of(Tool.required("chromium", "chromium"));
        int port = freePort();
        Path config = Files.writeString(directory.resolve("wds-jmx.yaml"), String.format(Locale.ROOT, """
                backend: emulator
                http: {port: 0, origins: ["http://127.0.0.1:%d"]}
                access: {anonymous: operator}
                """, port));
        try (RunningProgram wds = RunningProgram.wdsJmx("run", "--config", config.toString());
                RunningProgram hawtio = RunningProgram.start(List.of(
                        RunningProgram.java(),
                        "-cp",
                        "target/classes:target/lib/*",
                        HawtioConsole.class.getName(),
                        "target/consoles/hawtio-default.war",
                        Integer.toString(port)));
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium)
                                .setArgs(List.of("--no-sandbox")))) {
            hawtio.awaitOutput(Pattern.compile("hawtio serves"));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> wds.get("/-/ready").startsWith("ready"));
            Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 760));
            page.setDefaultTimeout(PATIENCE);
            String home = "http://127.0.0.1:" + port + "/hawtio/";
            page.navigate(home);
            connect(page, wds.httpUrl().getPort());
            page.navigate(home + "jmx");
            page.getByText("Expand all").click();
            // The folder of the clients of this session has the same name and comes first.
            page.locator("[role=treeitem] >> text=\"" + SESSION + "\"").last().click();
            page.getByText("FRONTDESK-03").last().waitFor();
            page.getByText("Operations", new Page.GetByTextOptions().setExact(true))
                    .click();
            Locator operation = page.locator("li.pf-v5-c-data-list__item")
                    .filter(new Locator.FilterOptions().setHasText("disconnectMaster(String)"));
            operation.locator("button").first().click();
            operation.locator("input[type=text], textarea").first().fill("Fallback");
            operation.locator("button:has-text('Execute')").click();
            operation.getByText("ACCEPTED").first().waitFor();
            if (System.getProperty("picture") != null) {
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(System.getProperty("picture"))));
            }
            assertThat(operation.innerText()).contains("FRONTDESK-03", "ACCEPTED", "Fallback");
            assertThat(Files.readString(directory.resolve("audit.jsonl"))).contains("FRONTDESK-03", "ACCEPTED");
        }
    }

    /** As Hawtio's own dialog leaves it. */
    private static void connect(Page page, int port) {
        page.evaluate(
                "port => { localStorage.setItem('connect.connections', JSON.stringify({wds: {id: 'wds', name: 'wds-jmx',"
                        + " scheme: 'http', host: '127.0.0.1', port: port, path: '/jolokia/'}}));"
                        + " sessionStorage.setItem('connect.currentConnection', JSON.stringify('wds')); }",
                port);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
