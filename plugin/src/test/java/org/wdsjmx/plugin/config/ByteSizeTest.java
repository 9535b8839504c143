package org.wdsjmx.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {

    @ParameterizedTest
    @CsvSource({"0KB, 0", "1KB, 1024", "500KB, 512000", "50MB, 52428800", "1GB, 1073741824", "1024GB, 1099511627776"})
    void readsNumberAndUnit(String text, long bytes) {
        assertThat(ByteSize.parse(text)).isEqualTo(new ByteSize(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "50", "MB", "50 MB", "50mb", "50M", "50MiB", "-1MB", "1.5GB", "1TB", "٥MB", "50B"})
    void refusesEveryOtherFormAndNamesTheLegalOne(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ByteSize.parse(text))
                .withMessageContaining("write a whole number and a unit: 500KB, 50MB or 1GB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1025GB", "999999999999GB", "999999999999MB"})
    void refusesMoreThanAnyDiskHas(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ByteSize.parse(text))
                .withMessageContaining("at most 1024GB");
    }

    @Property
    void readsWhatItWrites(@ForAll @LongRange(min = 0, max = 1L << 30) long kilobytes) {
        ByteSize size = new ByteSize(kilobytes << 10);

        assertThat(ByteSize.parse(size.toString())).isEqualTo(size);
    }
}
