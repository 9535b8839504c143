package org.wdsjmx.plugin.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextBytesTest {

    private static final String REMEDY = "is not UTF-8 from here on; save the file with that encoding";

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF"})
    void aMarkAtTheBeginningIsSkipped(String mark) throws Exception {
        byte[] bytes = (mark + "M\u00e4nner\uFEFF").getBytes(StandardCharsets.UTF_8);

        assertThat(text(bytes).utf8()).isEqualTo("M\u00e4nner\uFEFF");
        assertThat(text((mark + "-----").getBytes(StandardCharsets.UTF_8)).ascii())
                .isEqualTo("-----");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM"})
    void utf16IsNamed(String encoding) {
        TextBytes text = text("secret\r\n".getBytes(Charset.forName(encoding)));

        assertThatThrownBy(text::utf8).isInstanceOf(NotTextException.class).hasMessageContainingAll(REMEDY, "UTF-16");
        assertThatThrownBy(text::ascii).isInstanceOf(NotTextException.class).hasMessageContainingAll(REMEDY, "UTF-16");
    }

    @Test
    void whatIsNotUtf8IsRefusedWithWhatCameBeforeIt() {
        TextBytes text = text("a\nb\u00e4".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(text::utf8)
                .hasMessage(REMEDY)
                .satisfies(e -> assertThat(((NotTextException) e).before()).contains("a\nb"));
    }

    @Test
    void aTextThatIsTooLongIsNotReadToItsEnd() {
        assertThatThrownBy(() -> TextBytes.of(new ByteArrayInputStream(new byte[5]), 4))
                .isInstanceOf(NotTextException.class)
                .hasMessage("is larger than 4 bytes");
    }

    private static TextBytes text(byte[] bytes) {
        try {
            return TextBytes.of(new ByteArrayInputStream(bytes), 1000);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
