package org.wdsjmx.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Locale;
import java.util.StringJoiner;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumericAddressTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "::1, ::1",
        "0:0:0:0:0:0:0:1, ::1",
        "0000:0000:0000:0000:0000:0000:0000:0001, ::1",
        "[::1], ::1",
        "[0:0:0:0:0:0:0:1], ::1",
        "::1%lo, ::1",
        "[::1%25lo], ::1",
        "::0.0.0.1, ::1",
        "::ffff:127.0.0.1, 127.0.0.1",
        "::FFFF:7F00:1, 127.0.0.1",
        "[::ffff:127.0.0.1], 127.0.0.1",
        "0:0:0:0:0:ffff:192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1%3, 192.0.2.1",
        "FE80::A%eth0, fe80::a",
        "fe80::a%no-such-interface, fe80::a",
        "2001:DB8::, 2001:db8::",
        "::, ::",
        "0.0.0.0, 0.0.0.0",
        // The examples of RFC 5952.
        "2001:0db8::0001, 2001:db8::1",
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:aaaa:bbbb:cccc:dddd:eeee:AAAA, 2001:db8:aaaa:bbbb:cccc:dddd:eeee:aaaa",
    })
    void everySpellingIsTheSameAddress(String spelled, String canonical) {
        assertThat(NumericAddress.parse(spelled))
                .hasValueSatisfying(address -> assertThat(address).hasToString(canonical))
                .isEqualTo(NumericAddress.parse(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "[]",
                "[",
                "localhost",
                "wds02",
                "127.1",
                "2130706433",
                "0x7f.0.0.1",
                "127.0.0.01",
                "010.0.0.1",
                "1.2.3.256",
                "1.2.3.4.5",
                "[127.0.0.1]",
                "127.0.0.1%lo",
                "::1%",
                "::1%25%",
                "[::1",
                "::1]",
                "[::1]%1",
                "1::2::3",
                "12345::",
                "::g",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "::ffff:127.0.0.01",
                "::1 ",
                " ::1",
                "::1/128",
                "1.2.3.4:80",
                "::1\n",
                "١.٢.٣.٤"
            })
    void anythingElseIsNone(String text) {
        assertThat(NumericAddress.parse(text)).isEmpty();
    }

    @Property
    void whatIsWrittenIsReadAgain(@ForAll @Size(16) byte[] bytes, @ForAll @IntRange(max = 0xFFFF) int zeros)
            throws Exception {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (zeros >> i & 1) == 1 ? 0 : bytes[i];
        }
        NumericAddress address = NumericAddress.of(InetAddress.getByAddress(bytes));
        String text = address.toString();

        assertThat(NumericAddress.parse(text)).contains(address);
        assertThat(NumericAddress.parse(address.inUrl())).contains(address);
        assertThat(NumericAddress.parse(spelledOut(bytes))).contains(address);
        assertThat(InetAddress.getByName(text)).isEqualTo(InetAddress.getByAddress(bytes));
        assertThat(text).isEqualTo(text.toLowerCase(Locale.ROOT)).doesNotContainPattern("(^|:)0[0-9a-f]|:0:0:.*::|%");
    }

    @Property
    void noTextIsAskedOfANameService(@ForAll String text) {
        NumericAddress.parse(text).ifPresent(address -> assertThat(text).matches("[\\[0-9a-fA-F:.]+(%.*)?]?"));
    }

    private static String spelledOut(byte[] bytes) {
        StringJoiner groups = new StringJoiner(":", "[", "]");
        for (int i = 0; i < bytes.length; i += 2) {
            groups.add(String.format(Locale.ROOT, "%02X%02x", bytes[i], bytes[i + 1]));
        }
        return groups.toString();
    }
}
