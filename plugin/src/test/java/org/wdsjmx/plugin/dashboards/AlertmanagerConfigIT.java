package org.wdsjmx.plugin.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration of Alertmanager that is shipped: it is taken, and alerts go where they should. */
class AlertmanagerConfigIT {

    @Test
    void alertmanagerTakesTheConfiguration() throws Exception {
        assertThat(Dashboards.amtool("check-config", Dashboards.ALERTMANAGER.toString()))
                .contains("SUCCESS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WdsClientStalled | wds-jmx,people",
                "WdsSessionHeldBack | wds-jmx,people",
                "WdsServerDown | people",
                "WdsScheduledCastWaiting | people",
                "WdsRemediationBreakerOpen | people",
                "WdsClientStalledElsewhere | people",
                "SomebodyElses | people"
            })
    void anAlertGoesToItsReceivers(String alert, String receivers) throws Exception {
        Dashboards.amtool(
                "config",
                "routes",
                "test",
                "--config.file=" + Dashboards.ALERTMANAGER,
                "--verify.receivers=" + receivers,
                "alertname=" + alert,
                "server=WDS01",
                "severity=warning");
    }

    @Test
    void everyAlertGoesToPeople() throws Exception {
        for (Yaml alert : Dashboards.rules("alerts.yml")) {
            String output = Dashboards.amtool(
                    "config",
                    "routes",
                    "test",
                    "--config.file=" + Dashboards.ALERTMANAGER,
                    "alertname=" + alert.text("alert"),
                    "severity=" + alert.map("labels").text("severity"));
            assertThat(output.strip().split("[,\n]")).as(alert.text("alert")).contains("people");
        }
    }

    @Test
    void wdsJmxIsAskedWithATokenFromAFileAndHearsWhatIsResolved() throws Exception {
        Yaml receiver = Yaml.read(Dashboards.ALERTMANAGER)
                .list("receivers")
                .filter(candidate -> candidate.text("name").equals("wds-jmx"))
                .flatMap(candidate -> candidate.list("webhook_configs"))
                .findFirst()
                .orElseThrow();
        assertThat(receiver.text("url")).isEqualTo("http://127.0.0.1:9778/alerts");
        assertThat(receiver.text("send_resolved")).isEqualTo("true");
        assertThat(Integer.parseInt(receiver.text("max_alerts"))).isPositive();
        assertThat(receiver.map("http_config").map("authorization").text("credentials_file"))
                .endsWith(".token");
    }
}
