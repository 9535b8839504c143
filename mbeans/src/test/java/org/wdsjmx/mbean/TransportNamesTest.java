package org.wdsjmx.mbean;

import static org.assertj.core.api.Assertions.assertThat;

import javax.management.ObjectName;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TransportNamesTest {

    @Test
    void aPlainNameIsNotQuoted() {
        assertThat(TransportNames.client("WDS01", 7, 77, "LAB-PC_1.example"))
                .hasToString("wds.transport:type=Client,server=WDS01,session=7,client=77,name=LAB-PC_1.example");
    }

    @Test
    void aNameThatIsEmptyOrUnknownIsTheEmptyText() {
        assertThat(TransportNames.client("S", 7, 77, "").getKeyProperty("name")).isEqualTo("\"\"");
        assertThat(TransportNames.client("S", 7, 77, null).getKeyProperty("name"))
                .isEqualTo("\"\"");
    }

    @Test
    void aNameCannotBreakOutOfItsKey() {
        ObjectName name = TransportNames.client("S", 7, 77, "x,type=Server:*?\"\n");
        assertThat(name.getKeyProperty("type")).isEqualTo("Client");
        assertThat(name.isPattern()).isFalse();
        assertThat(ObjectName.unquote(name.getKeyProperty("name"))).isEqualTo("x,type=Server:*?\"\n");
    }

    @Property
    void everyNameComesBackUnchanged(
            @ForAll @CharRange(from = '\u0000', to = '\uffff') String text,
            @ForAll @LongRange(min = 0, max = 0xFFFFFFFFL) long id) {
        ObjectName name = TransportNames.client(text, id, id, text);
        String value = name.getKeyProperty("name");
        assertThat(value.startsWith("\"") ? ObjectName.unquote(value) : value).isEqualTo(text);
        assertThat(name.getKeyProperty("client")).isEqualTo(Long.toString(id));
        assertThat(name.isPattern()).isFalse();
    }
}
