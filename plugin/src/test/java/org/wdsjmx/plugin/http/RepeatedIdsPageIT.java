package org.wdsjmx.plugin.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wdsjmx.plugin.program.Chromium;
import org.wdsjmx.plugin.program.Tool;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;
import org.wdsjmx.watch.Trees;

/** The overview page before a server that gives one id to several clients and sessions: every row still leads to its own MBean. */
@Timeout(120)
class RepeatedIdsPageIT {

    private static final Client ONE = Trees.client(7, "00-15-5D-01-02-03", 0.25, 30);
    private static final Client OTHER = Trees.client(7, "00-15-5D-01-02-04", 0.5, 30);
    private static final Client THIRD = Trees.client(8, "00-15-5D-01-02-05", 0.5, 30);

    @Test
    void eachRowActsOnItsOwnMachineOrSession() throws Exception {
        String program = Tool.required("chromium", "chromium");
        try (JolokiaWorld world = new JolokiaWorld();
                Chromium chromium = new Chromium(program)) {
            world.backend.answer = () -> new ServerSnapshot(
                    Moment.of(Trees.START),
                    Duration.ZERO,
                    ServerDetails.UNKNOWN,
                    List.of(Trees.namespace("N", true, List.of(content(10, ONE, OTHER), content(11, THIRD)))),
                    List.of());
            world.refresh();
            Page page = chromium.open(world.url(), new Browser.NewContextOptions());
            Locator dialog = page.locator("dialog");

            for (Client client : List.of(ONE, OTHER, THIRD)) {
                page.locator("#query").fill(client.macAddress());
                assertThat(page.locator("tbody tr")).hasCount(1);
                assertThat(page.locator("tbody tr")).containsText("install-" + (client == THIRD ? 11 : 10));
                page.locator("tbody input").check();
                page.locator("#selection .fallback").click();
                dialog.locator(".go").click();
                assertThat(dialog.locator(".outcome")).hasText("ACCEPTED");
                dialog.locator(".cancel").click();
                page.locator("#selection .clear").click();
                assertThat(world.backend.disconnected.remove()).isEqualTo(client.identity());
            }
            assertThat(page.locator("#sessions li")).hasCount(2);
            page.locator("#sessions li", new Page.LocatorOptions().setHasText("install-11"))
                    .getByText("Terminate")
                    .click();
            dialog.locator(".go").click();
            assertThat(dialog.locator(".outcome").first()).hasText("DONE");
            assertThat(world.backend.performed).singleElement().isInstanceOf(ServerAction.TerminateSession.class);
            assertThat(world.backend.disconnected).isEmpty();
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static Content content(long id, Client... clients) {
        return new Content(
                id, "install-" + id, List.of(new Session(20, "Ethernet", "", 1, clients[0].id(), List.of(clients))));
    }
}
