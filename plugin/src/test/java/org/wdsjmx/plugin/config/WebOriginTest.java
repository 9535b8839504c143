package org.wdsjmx.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebOriginTest {

    @ParameterizedTest
    @CsvSource({
        "https://wds.example.org, https://wds.example.org",
        "HTTPS://WDS.Example.org:443, https://wds.example.org",
        "http://wds.example.org:80, http://wds.example.org",
        "http://wds.example.org:443, http://wds.example.org:443",
        "https://[::1]:9778, https://[::1]:9778",
        "https://[0:0:0:0:0:0:0:1]:9778, https://[::1]:9778",
        "https://[2001:DB8::A], https://[2001:db8::a]",
        "http://[::ffff:7f00:1]:9778, http://127.0.0.1:9778",
    })
    void isWrittenAsBrowsersDo(String spelled, String canonical) {
        assertThat(WebOrigin.parse(spelled))
                .hasValueSatisfying(origin -> assertThat(origin).hasToString(canonical))
                .isEqualTo(WebOrigin.parse(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "*",
                "wds.example.org",
                "https://",
                "https://wds.example.org/",
                "https://wds.example.org:",
                "ftp://wds",
                "https://wds.example.org:65536",
                "https://a@wds.example.org",
                "https://[::1",
                "https://::1",
                "https://[1::2::3]",
                "https://wds.example.org https://evil.example",
                "https://*.example.org",
                "https://wds.example.org\n"
            })
    void anythingElseIsNone(String text) {
        assertThat(WebOrigin.parse(text)).isEmpty();
    }
}
