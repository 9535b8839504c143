package org.wdsjmx.plugin.program;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import at.favre.lib.crypto.bcrypt.BCrypt;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The overview page in a real browser: beside the demo, and beside a program with users, machines with hostile names and a server that is
 * down.
 */
@Timeout(120)
class OverviewPageIT {

    private static final String SLOW_SESSION = "#sessions li[data-id='3457693642']";

    @TempDir
    private static Path directory;

    private static RunningProgram demo;
    private static RunningProgram hostile;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException {
        String program = Tool.required("chromium", "chromium");
        demo = RunningProgram.wdsJmx("demo", "--port", "0");
        hostile = RunningProgram.wdsJmx("run", "--config", configure().toString());
        chromium = new Chromium(program);
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        for (RunningProgram running : List.of(demo, hostile)) {
            running.httpUrl();
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> running.get("/-/ready").startsWith("ready"));
        }
    }

    private static Path configure() throws IOException {
        Files.writeString(
                directory.resolve("users.yaml"),
                String.format(Locale.ROOT, """
                basic_auth_users: {ada: %1$s, oskar: %1$s, victor: %1$s}
                roles: {ada: admin, oskar: operator}
                """, BCrypt.withDefaults().hashToString(8, "secret".toCharArray())));
        return Files.writeString(
                directory.resolve("wds-jmx.yaml"),
                String.format(
                        Locale.ROOT,
                        """
                backend: emulator
                emulator: {scenario: %s}
                poll: {interval: 1s}
                http: {port: 0}
                access: {users: users.yaml}
                """,
                        Path.of("src/test/resources/org/wdsjmx/plugin/program/hostile.yaml")
                                .toAbsolutePath()));
    }

    @AfterEach
    void nothingWentWrongInTheBrowser() {
        List<String> complaints = chromium.complaints();
        chromium.closePages();
        assertThat(complaints).isEmpty();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        for (RunningProgram program : new RunningProgram[] {demo, hostile}) {
            if (program != null) {
                program.close();
            }
        }
    }

    @Test
    void theSlowMasterIsSeenAndDisconnectedAndItsSessionSpeedsUp() {
        Page page = chromium.open(demo.httpUrl(), new Browser.NewContextOptions());
        Locator session = page.locator(SLOW_SESSION);
        assertThat(page.locator("#headline")).containsText("FRONTDESK-03 holds back");
        assertThat(session).hasAttribute("data-state", "held");
        assertThat(session.locator(".pace")).hasText("FRONTDESK-03");
        assertThat(rate(session)).isLessThan(2);
        assertThat(page.locator("tbody tr").first()).containsText("FRONTDESK-03");

        session.getByText("Disconnect master").click();
        Locator dialog = page.locator("dialog");
        assertThat(dialog).containsText("Disconnect the master FRONTDESK-03?");
        assertThat(dialog).containsText("Fallback asks a machine to leave");
        assertThat(dialog.locator(".targets")).containsText("00-1E-C9-40-7A-C3");
        assertThat(dialog.locator(".cancel")).isFocused();
        page.keyboard().press("Escape");
        assertThat(dialog).isHidden();

        session.getByText("Disconnect master").click();
        dialog.locator(".go").click();
        assertThat(dialog.locator(".outcome")).hasText("ACCEPTED");
        dialog.locator(".cancel").click();

        assertThat(row(page, "FRONTDESK-03")).hasCount(0);
        assertThat(session).hasAttribute("data-state", "runs");
        await().atMost(Duration.ofSeconds(30)).until(() -> rate(session) > 20);
        assertThat(session.locator(".pace")).not().hasText("FRONTDESK-03");
    }

    @Test
    void aViewerSeesNoActionsAndIsRefusedWhatIsForced() {
        Page page = as("victor");
        assertThat(page.locator("#me")).hasText("victor · viewer");
        assertThat(row(page, "__proto__")).hasCount(1);
        int machines = page.locator("tbody tr").count();
        for (String action :
                List.of(".actions button", "#selection", "tbody .check", "#servers button", ".choices button")) {
            assertThat(page.locator(action).locator("visible=true")).hasCount(0);
        }
        assertThat(page.locator("#remediation")).containsText("Mode ");

        assertThat(force(page, """
                        {type: 'exec', mbean: 'wds.transport:type=Server,server=WDS01', operation: 'disconnectClient',
                         arguments: [ID, 'Fallback']}""")).contains("REFUSED", "Role viewer (victor) may not");
        assertThat(force(
                        page,
                        "{type: 'write', mbean: 'wds.transport:type=Remediation', attribute: 'Mode', value: 'OFF'}"))
                .contains("Role viewer (victor) may not", "\"status\":403")
                .doesNotContain("\"status\":200");
        page.waitForTimeout(3_500);
        assertThat(page.locator("tbody tr")).hasCount(machines);
    }

    @Test
    void anOperatorMayDoWhatItsRoleMayAndNoMore() {
        Page page = as("oskar");
        assertThat(page.locator("#me")).hasText("oskar · operator");
        assertThat(page.locator("#selection .fallback")).isVisible();
        assertThat(page.locator("#selection .abort")).isHidden();
        assertThat(page.getByText("Terminate…")).isHidden();
        assertThat(page.locator(".choices button").first()).isHidden();

        page.locator("#servers li", new Page.LocatorOptions().setHasText("WDS01"))
                .getByText("Read now")
                .click();
        page.locator("thead th.name button").focus();
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");
        assertThat(page.locator("thead th.name")).hasAttribute("aria-sort", "descending");
        assertThat(page.locator("tbody tr").first()).containsText("PC-");
    }

    @Test
    void hostileNamesAreTextAndDoNothing() {
        Page page = as("ada");
        assertThat(page.locator("tbody tr")).hasCount(6);
        assertThat(page.locator(
                        "tbody tr", new Page.LocatorOptions().setHasText("<script>window.pwned='script'</script>")))
                .hasCount(1);
        assertThat(page.locator("#headline .more"))
                .containsText("<img src=x onerror=\"window.pwned='img'\"> holds back");
        assertThat(row(page, "PC-\\u{202E}gpj.exe")).hasCount(1);
        assertThat(row(page, "LLLL").locator("th bdi")).hasText(Pattern.compile("L{160}… \\(4096 characters\\)"));
        assertThat((String) page.evaluate("document.documentElement.outerHTML"))
                .doesNotContain("\u202E")
                .doesNotContain("L".repeat(161));
        assertThat(page.locator("main script, main img, main svg:not(.chart), main b, main h1"))
                .hasCount(0);

        // Names like these must be found again as ObjectNames.
        page.locator("#query").fill("a\"b'c,d=e:f*g?h\\i");
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.locator("tbody input").check();
        page.locator("#selection .abort").click();
        Locator dialog = page.locator("dialog");
        assertThat(dialog).containsText("It may be left unusable");
        assertThat(dialog.locator(".targets")).containsText("a\"b'c,d=e:f*g?h\\i\\u{000A}j\\u{0000}\uD83D\uDE80");
        dialog.locator(".cancel").click();
        page.locator("#selection .fallback").click();
        dialog.locator(".go").click();
        assertThat(dialog.locator(".outcome")).hasText("ACCEPTED");
        assertThat(page.evaluate("window.pwned")).isNull();
    }

    @Test
    void theModeOfTheRemediationIsChangedAfterAWarning() {
        Page page = as("ada");
        page.locator(".choices").getByText("ENFORCE").click();
        Locator dialog = page.locator("dialog");
        assertThat(dialog).containsText("machines are disconnected when alerts come");
        dialog.locator(".go").click();
        assertThat(dialog.locator(".outcome")).hasText("DONE");
        dialog.locator(".cancel").click();
        assertThat(page.locator(".choices").getByText("ENFORCE")).hasAttribute("aria-pressed", "true");
    }

    @Test
    void aServerThatIsDownIsShownWithItsError() {
        Page page = as("victor");
        assertThat(page.locator("#headline")).containsText("WDS02 cannot be read.");
        assertThat(page.locator("#headline")).hasAttribute("data-level", "bad");
        Locator server = page.locator("#servers li[data-state='down']");
        assertThat(server).containsText("WDS02");
        assertThat(server).containsText("RPC_S_SERVER_UNAVAILABLE");
    }

    @Test
    void aLostConnectionIsToldAndFoundAgain() {
        Page page = chromium.open(demo.httpUrl(), new Browser.NewContextOptions());
        assertThat(page.locator("#live")).hasAttribute("data-state", "live");
        page.context().setOffline(true);
        assertThat(page.locator("#headline .first")).containsText("Connection lost. What is shown is of");
        assertThat(page.locator("#live")).containsText(Pattern.compile("Next try|Trying"));
        page.context().setOffline(false);
        assertThat(page.locator("#live")).hasAttribute("data-state", "live");
        assertThat(chromium.complaints())
                .isNotEmpty()
                .allMatch(complaint -> complaint.contains("ERR_INTERNET_DISCONNECTED"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void itIsAsLightAsTheSystemAndFitsANarrowWindow(ColorScheme scheme) {
        Page page = chromium.open(
                hostile.httpUrl(), user("ada").setColorScheme(scheme).setViewportSize(360, 740));
        assertThat(page.locator("tbody tr").first()).isVisible();
        int brightness =
                (int) page.evaluate("Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])");
        assertThat(brightness > 128).isEqualTo(scheme == ColorScheme.LIGHT);
        assertThat(page.evaluate("""
                [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                        .map(e => e.tagName + '.' + e.className).join(' ')""")).isEqualTo("");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    private static Page as(String name) {
        return chromium.open(hostile.httpUrl(), user(name));
    }

    private static Browser.NewContextOptions user(String name) {
        return new Browser.NewContextOptions().setHttpCredentials(name, "secret");
    }

    private static Locator row(Page page, String name) {
        return page.locator("tbody tr", new Page.LocatorOptions().setHasText(name));
    }

    private static double rate(Locator session) {
        return Double.parseDouble(session.locator(".number").textContent());
    }

    /** Sends what the page does not offer, in the name of its reader; ID stands for the id of a client. */
    private static String force(Page page, String request) {
        return (String) page.evaluate(String.format(Locale.ROOT, """
                async () => {
                    const ask = (body) => fetch('/jolokia/', {method: 'POST', body: JSON.stringify(body)});
                    const read = await ask({type: 'read', mbean: 'wds.transport:type=Server,server=WDS01', attribute: 'Clients'});
                    const ID = Number(Object.keys((await read.json()).value)[0]);
                    return (await ask(%s)).text();
                }""", request));
    }
}
