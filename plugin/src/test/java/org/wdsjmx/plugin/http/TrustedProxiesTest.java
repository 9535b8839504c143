package org.wdsjmx.plugin.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterTry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wdsjmx.plugin.access.Callers;
import org.wdsjmx.plugin.access.CurrentSubject;
import org.wdsjmx.plugin.access.JvmExposure;
import org.wdsjmx.plugin.access.OpenAuthentication;
import org.wdsjmx.plugin.access.Right;
import org.wdsjmx.plugin.access.Role;
import org.wdsjmx.plugin.config.AddressRange;

/** 127.0.0.1 and 10.0.0.0/8 are proxies; 127.0.0.2 connects as somebody else. */
@Timeout(60)
class TrustedProxiesTest {

    private static final TrustedProxies PROXIES = new TrustedProxies(Stream.of("127.0.0.1", "10.0.0.0/8")
            .map(range -> AddressRange.parse(range).orElseThrow())
            .toList());

    private final CurrentSubject subject = new CurrentSubject();
    private final Callers callers = new Callers(subject, Role.ADMIN, JvmExposure.ofThisVirtualMachine());
    private HttpFrontend frontend;

    @BeforeEach
    void start() throws IOException {
        frontend = new HttpFrontend(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), Optional.empty());
        frontend.start(
                List.of(Endpoint.of("/who", Right.READ, this::tellWho)),
                new HttpRules(new OpenAuthentication(Role.OPERATOR), subject, false, Set.of(), PROXIES));
    }

    @AfterEach
    void close() {
        frontend.close();
    }

    @AfterTry
    void closeAfterTry() {
        frontend.close();
        frontend = null;
    }

    private void tellWho(HttpExchange exchange) throws IOException {
        TextAnswer.send(exchange, 200, "from " + callers.current().address());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.1                                | 192.0.2.1",
                "192.0.2.1:50123                          | 192.0.2.1",
                "2001:DB8:0::1                            | 2001:db8::1",
                "[2001:db8::1]:50123                      | 2001:db8::1",
                "::ffff:192.0.2.1                         | 192.0.2.1",
                // What the caller wrote stands before what the proxies did.
                "198.51.100.9, 192.0.2.1                  | 192.0.2.1",
                "198.51.100.9, 192.0.2.1, 10.1.1.1        | 192.0.2.1",
                "127.0.0.1, 192.0.2.1, 10.1.1.1, 10.2.2.2 | 192.0.2.1",
                "10.9.9.9, 10.1.1.1                       | 10.9.9.9",
                // Who cannot be read is not known: it is the proxy that wrote it.
                "unknown                                  | 127.0.0.1",
                "192.0.2.1, _hidden, 10.1.1.1             | 10.1.1.1",
                "192.0.2.1,                               | 127.0.0.1",
                "192.0.2.01                               | 127.0.0.1",
                "wds.example.org                          | 127.0.0.1",
            })
    void aTrustedProxyTellsWhoCalls(String forwarded, String caller) throws IOException {
        assertThat(ask("127.0.0.1", "X-Forwarded-For: " + forwarded)).endsWith("from " + caller);
    }

    @Test
    void severalHeadersAreOneRow() throws IOException {
        assertThat(ask("127.0.0.1", "X-Forwarded-For: 198.51.100.9\r\nX-Forwarded-For: 192.0.2.1, 10.1.1.1"))
                .endsWith("from 192.0.2.1");
    }

    @Test
    void withoutAWordOfTheProxyItIsTheCaller() throws IOException {
        assertThat(ask("127.0.0.1", "X-Other: 1")).endsWith("from 127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For: 192.0.2.1",
        "X-Forwarded-For: 127.0.0.1",
        "X-Real-IP: 192.0.2.1",
        "Forwarded: for=192.0.2.1"
    })
    void nobodyElseIsBelieved(String header) throws IOException {
        assertThat(ask("127.0.0.2", header)).endsWith("from 127.0.0.2");
    }

    @Test
    void aHeaderThatProxiesHandOnUnseenIsNotRead() throws IOException {
        assertThat(ask("127.0.0.1", "Forwarded: for=192.0.2.1;proto=https\r\nX-Real-IP: 192.0.2.1"))
                .endsWith("from 127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1 | https | wds.example.org               | https://wds.example.org      | 200",
                "127.0.0.1 | https | wds.example.org:8443          | https://wds.example.org:8443 | 200",
                "127.0.0.1 | https | WDS.example.org:443           | https://wds.example.org      | 200",
                "127.0.0.1 | https |                               | https://inside:9778          | 200",
                "127.0.0.1 |       | wds.example.org               | http://wds.example.org       | 200",
                "127.0.0.1 | https | evil.example, wds.example.org | https://wds.example.org      | 200",
                "127.0.0.1 | https | evil.example, wds.example.org | https://evil.example         | 403",
                "127.0.0.1 | https | wds.example.org               | http://wds.example.org       | 403",
                "127.0.0.1 | https | wds.example.org               | https://evil.example         | 403",
                "127.0.0.1 | file  | wds.example.org               | file://wds.example.org       | 403",
                "127.0.0.1 | https | wds.example.org/x             | https://wds.example.org      | 403",
                "127.0.0.2 | https | wds.example.org               | https://wds.example.org      | 403",
                "127.0.0.2 | https | wds.example.org               | http://inside:9778           | 200",
            })
    void aTrustedProxyTellsWhereABrowserSeesThisProgram(
            String from, String scheme, String host, String origin, int status) throws IOException {
        assertThat(ask(
                        from,
                        (scheme == null ? "" : "X-Forwarded-Proto: " + scheme + "\r\n")
                                + (host == null ? "" : "X-Forwarded-Host: " + host + "\r\n") + "Origin: " + origin))
                .startsWith("HTTP/1.1 " + status);
    }

    @Property(tries = 200)
    void noHeaderBringsItDown(@ForAll @Size(max = 200) String text) throws IOException {
        if (frontend == null) {
            start();
        }
        String value = text.replaceAll("[\r\n\0]", "");
        for (String header : List.of("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto")) {
            assertThat(ask("127.0.0.1", "Origin: http://a\r\n" + header + ": " + value))
                    .matches("(?s)HTTP/1.1 40[03].*");
            assertThat(ask("127.0.0.1", header + ": " + value)).matches("(?s)HTTP/1.1 (200|400).*");
        }
    }

    private String ask(String from, String headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", frontend.port(), InetAddress.getByName(from), 0)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /who HTTP/1.1\r\nHost: inside:9778\r\nContent-Length: 0\r\nConnection: close\r\n" + headers
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
