package org.wdsjmx.mbean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.InvalidAttributeValueException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.OpenMBeanParameterInfoSupport;
import javax.management.openmbean.SimpleType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs in Java give to an MBean, over RMI or at its MBeanServer, is taken exactly or refused. */
class StateMBeanTest {

    private final MBeanServer beans = MBeanServerFactory.newMBeanServer();
    private final List<Object> called = new ArrayList<>();
    private ObjectName name;

    @BeforeEach
    void register() throws Exception {
        name = new ObjectName("test:type=State");
        BeanType<String> type = new BeanType<>(
                "State",
                "A state",
                List.of(
                        new Column<>("Length", "Characters", SimpleType.LONG, state -> (long) state.length()),
                        new Column<String>("Broken", "Fails", SimpleType.STRING, state -> {
                            throw new IllegalStateException("two providers of one name");
                        }),
                        new Column<String>("Limit", "A number", SimpleType.LONG, state -> 5L).asWritable(),
                        new Column<String>("Enabled", "A truth", SimpleType.BOOLEAN, state -> true).asWritable()),
                List.of(
                        new Operation<>(
                                "call",
                                "Calls",
                                List.of(new OpenMBeanParameterInfoSupport("id", "An id", SimpleType.LONG)),
                                SimpleType.VOID,
                                (state, arguments) -> called.add(arguments[0])),
                        new Operation<>(
                                "end",
                                "Ends",
                                List.of(TruthWord.parameter("really", "Whether")),
                                SimpleType.VOID,
                                (state, arguments) -> called.add(TruthWord.parse("really", arguments[0])))),
                called::add,
                List.of());
        beans.registerMBean(new StateMBean<>(type, "four"), name);
    }

    @Test
    void anAttributeThatFailsTakesNoOtherWithIt() throws Exception {
        AttributeList values = beans.getAttributes(name, new String[] {"Broken", "Length", "Nonsense", "Limit"});
        assertThat(values.asList()).extracting(Attribute::getName).containsExactly("Length", "Limit");
    }

    @Test
    void anAttributeThatFailsSaysWhyWhenItIsAskedForAlone() {
        assertThatThrownBy(() -> beans.getAttribute(name, "Broken")).hasRootCauseMessage("two providers of one name");
    }

    static Stream<Object> otherThanALong() {
        return Stream.of(7, (short) 7, 7.0, 7.9f, java.math.BigInteger.valueOf(7), "7", true, List.of(7L));
    }

    @ParameterizedTest
    @MethodSource("otherThanALong")
    void anArgumentOfAnotherClassIsRefused(Object value) {
        assertThatThrownBy(() -> call(new Object[] {value}, "long"))
                .isInstanceOf(RuntimeMBeanException.class)
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id of call takes a java.lang.Long")
                .hasMessageContaining(value.getClass().getName())
                .hasMessageContaining("Nothing was called");
        assertThat(called).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("otherThanALong")
    void aValueOfAnotherClassIsNotWritten(Object value) {
        assertThatThrownBy(() -> beans.setAttribute(name, new Attribute("Limit", value)))
                .isInstanceOf(InvalidAttributeValueException.class)
                .hasMessageContaining(value.getClass().getName());
        assertThat(called).isEmpty();
    }

    @Test
    void nullIsNotAValue() {
        assertThatThrownBy(() -> call(new Object[] {null}, "long")).hasMessageContaining("id of call is null");
        assertThatThrownBy(() -> beans.setAttribute(name, new Attribute("Limit", null)))
                .isInstanceOf(InvalidAttributeValueException.class)
                .hasMessageContaining("not null");
        assertThat(called).isEmpty();
    }

    @Test
    void theNumberOfArgumentsMustBeRight() {
        assertThatThrownBy(() -> call(new Object[0], "long"))
                .hasMessageContaining("call takes 1 arguments (id), not 0");
        assertThatThrownBy(() -> call(new Object[] {7L, 8L}, "long")).hasMessageContaining("not 2");
        assertThatThrownBy(() -> call(null, "long")).hasMessageContaining("not 0");
        assertThat(called).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"int", "java.lang.String", "java.lang.Number", "long,long", ""})
    void aWrongSignatureIsToldTheRightOnes(String signature) {
        String[] classes = signature.isEmpty() ? new String[0] : signature.split(",");
        assertThatThrownBy(() -> call(new Object[] {7L}, classes))
                .isInstanceOf(ReflectionException.class)
                .hasRootCauseInstanceOf(NoSuchMethodException.class)
                .hasMessageContaining("call(java.lang.Long), end(java.lang.String)");
        assertThatThrownBy(() -> call(new Object[] {7L}, (String[]) null)).isInstanceOf(ReflectionException.class);
        assertThat(called).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"long", "java.lang.Long"})
    void aLongIsTaken(String className) throws Exception {
        call(new Object[] {7L}, className);
        assertThat(called).containsExactly(7L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "TRUE", "1", "", " true"})
    void aWordThatIsNeitherTrueNorFalseIsRefused(String word) {
        assertThatThrownBy(() -> end(word, "java.lang.String"))
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + word + "\" is neither true nor false");
        assertThat(called).isEmpty();
    }

    @Test
    void aTruthIsTakenAsTextAndAsBoolean() throws Exception {
        end("true", "java.lang.String");
        end("false", "java.lang.String");
        end(true, "boolean");
        end(false, "java.lang.Boolean");
        assertThat(called).containsExactly(true, false, true, false);
    }

    @Test
    void attributesAreWrittenAllOrNone() {
        assertThatThrownBy(() -> beans.setAttributes(
                        name,
                        new AttributeList(List.of(
                                new Attribute("Enabled", false),
                                new Attribute("Limit", 7),
                                new Attribute("Length", 7L),
                                new Attribute("Nonsense", 7L),
                                new Attribute("Enabled", true)))))
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Limit takes a java.lang.Long")
                .hasMessageContaining("Length can only be read")
                .hasMessageContaining("there is no Nonsense")
                .hasMessageContaining("Enabled is given twice");
        assertThat(called).isEmpty();
    }

    @Test
    void whatIsRightIsWrittenTogether() throws Exception {
        AttributeList written = beans.setAttributes(
                name, new AttributeList(List.of(new Attribute("Enabled", false), new Attribute("Limit", 7L))));
        assertThat(written.asList()).hasSize(2);
        assertThat(called).containsExactly(Map.of("Enabled", false, "Limit", 7L));
    }

    @Test
    void whatCannotBeWrittenIsNotFound() {
        assertThatThrownBy(() -> beans.setAttribute(name, new Attribute("Length", 7L)))
                .isInstanceOf(AttributeNotFoundException.class)
                .hasMessageContaining("can only be read");
    }

    @Test
    void aBooleanThatCanBeWrittenSaysWhatConsolesMakeOfIt() throws Exception {
        assertThat(beans.getMBeanInfo(name).getAttributes())
                .filteredOn(MBeanAttributeInfo::isWritable)
                .filteredOn(attribute -> attribute.getType().equals("java.lang.Boolean"))
                .singleElement()
                .satisfies(attribute -> assertThat(attribute.getDescription()).contains("JConsole", "for false"));
    }

    private void call(Object[] arguments, String... signature) throws Exception {
        beans.invoke(name, "call", arguments, signature);
    }

    private void end(Object really, String className) throws Exception {
        beans.invoke(name, "end", new Object[] {really}, new String[] {className});
    }
}
