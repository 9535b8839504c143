package org.wdsjmx.plugin.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever JSON is given to any operation or writable attribute, by exec, write, bulk or with a path: either it is refused and nothing is
 * called, or exactly the given value arrives, as if it had been given to the MBean itself.
 */
class ExactInputPropertyTest {

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]*)");

    private static JolokiaWorld world;
    private static List<Target> targets;

    /** An operation, or an attribute, whose classes are one. */
    private record Target(ObjectName bean, String name, boolean operation, List<String> classes) {

        String request(List<String> json, String more) throws Exception {
            String values = operation
                    ? "\"operation\":" + JolokiaWorld.quoted(name) + ",\"arguments\":[" + String.join(",", json) + "]"
                    : "\"attribute\":" + JolokiaWorld.quoted(name) + ",\"value\":" + json.get(0);
            return "{\"type\":\"" + (operation ? "exec" : "write") + "\",\"mbean\":"
                    + JolokiaWorld.quoted(bean.toString()) + "," + values + more + "}";
        }
    }

    @BeforeContainer
    static void start() throws Exception {
        world = new JolokiaWorld();
        targets = new ArrayList<>();
        for (ObjectName bean : world.beans.queryNames(new ObjectName("wds.transport:*"), null)) {
            for (MBeanOperationInfo operation : world.beans.getMBeanInfo(bean).getOperations()) {
                targets.add(new Target(
                        bean,
                        operation.getName(),
                        true,
                        Stream.of(operation.getSignature())
                                .map(MBeanParameterInfo::getType)
                                .toList()));
            }
            for (MBeanAttributeInfo attribute : world.beans.getMBeanInfo(bean).getAttributes()) {
                if (attribute.isWritable()) {
                    targets.add(new Target(bean, attribute.getName(), false, List.of(attribute.getType())));
                }
            }
        }
        assertThat(targets).hasSizeGreaterThan(30);
    }

    @AfterContainer
    static void stop() {
        world.close();
    }

    @Property(tries = 700)
    void exactlyOrNotAtAll(
            @ForAll @IntRange(max = 1_000_000) int choice,
            @ForAll("values") List<String> given,
            @ForAll boolean bulk,
            @ForAll @IntRange(max = 20) int surplus)
            throws Exception {
        Target target = targets.get(choice % targets.size());
        int count = target.operation() ? target.classes().size() + (surplus == 0 ? 1 : surplus == 1 ? -1 : 0) : 1;
        List<String> json = given.subList(0, Math.max(0, count));

        world.forget();
        JsonNode outcome = post(target.request(json, ""), bulk);
        List<Object> effects = effects();

        List<Object> exact = new ArrayList<>();
        for (int i = 0; i < Math.min(json.size(), target.classes().size()); i++) {
            exact.add(exact(target.classes().get(i), target, json.get(i)));
        }
        if (json.size() != target.classes().size() || exact.contains(null)) {
            assertThat(outcome.path("status").intValue()).as(outcome.toString()).isEqualTo(400);
            assertThat(effects).isEmpty();
            return;
        }
        world.forget();
        boolean taken = takes(target, exact);
        assertThat(effects).as(outcome.toString()).isEqualTo(effects());
        assertThat(outcome.path("status").intValue() == 200)
                .as(outcome.toString())
                .isEqualTo(taken);
    }

    @Property(tries = 200)
    void aPathIsFollowedOrNothingIsCalled(
            @ForAll @IntRange(max = 1_000_000) int choice,
            @ForAll("values") List<String> given,
            @ForAll("paths") String path,
            @ForAll boolean bulk)
            throws Exception {
        Target target = targets.get(choice % targets.size());
        List<String> json = given.subList(
                0, Math.max(target.operation() ? 0 : 1, target.classes().size()));

        world.forget();
        JsonNode outcome = post(target.request(json, ",\"path\":" + JolokiaWorld.quoted(path)), bulk);

        if (outcome.path("status").intValue() != 200) {
            assertThat(effects()).as(outcome.toString()).isEmpty();
        }
    }

    private static JsonNode post(String request, boolean bulk) throws Exception {
        return bulk
                ? world.post("[{\"type\":\"version\"}," + request + ",{\"type\":\"version\"}]")
                        .get(1)
                : world.post(request);
    }

    /** What a JSON value is for a class, told by its text alone; {@code null} when it is none. */
    private static Object exact(String className, Target target, String json) throws Exception {
        boolean quoted = json.startsWith("\"");
        String text = quoted ? new com.fasterxml.jackson.databind.ObjectMapper().readValue(json, String.class) : json;
        return switch (className) {
            case "java.lang.Long" -> {
                try {
                    yield WHOLE.matcher(text).matches() ? (Object) Long.valueOf(text) : null;
                } catch (NumberFormatException e) {
                    yield null;
                }
            }
            case "java.lang.Boolean" ->
                text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : null;
            default ->
                quoted || target.name().equals("deregister") && (json.equals("true") || json.equals("false"))
                        ? text
                        : null;
        };
    }

    private static boolean takes(Target target, List<Object> values) throws JMException {
        try {
            if (target.operation()) {
                world.beans.invoke(
                        target.bean(),
                        target.name(),
                        values.toArray(),
                        target.classes().toArray(String[]::new));
            } else {
                world.beans.setAttribute(target.bean(), new Attribute(target.name(), values.get(0)));
            }
            return true;
        } catch (RuntimeMBeanException e) {
            return false;
        }
    }

    private static List<Object> effects() {
        return Stream.of(world.backend.disconnected, world.backend.performed, world.controlled)
                .flatMap(java.util.Collection::stream)
                .collect(Collectors.toList());
    }

    @Provide
    Arbitrary<List<String>> values() {
        return value().list().ofSize(9);
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.oneOf(
                Arbitraries.of("outcome", "name", "nonsense", "0", "a/b", "*/x", "outcome/x"),
                Arbitraries.strings().ofMaxLength(5));
    }

    private static Arbitrary<String> value() {
        Arbitrary<String> legal = Arbitraries.of(
                "\"Fallback\"",
                "\"abort\"",
                "7",
                "3639281998",
                "\"7\"",
                "2048",
                "3",
                "true",
                "false",
                "\"true\"",
                "\"false\"",
                "\"AUTO_CAST\"",
                "\"MULTISTREAM\"",
                "\"\"",
                "-1");
        Arbitrary<String> nearly = Arbitraries.of(
                "null",
                "7.0",
                "7e0",
                "7.9",
                "-0",
                "-7",
                "18446744073709551623",
                "18446744073709551623.0",
                "1e300",
                "9223372036854775807",
                "9223372036854775808",
                "\"9223372036854775808\"",
                "\"yes\"",
                "\"TRUE\"",
                "\"1\"",
                "\"07\"",
                "\" 7\"",
                "[]",
                "[7]",
                "{}",
                "{\"a\":7}",
                "\"7.0\"");
        Arbitrary<String> numbers = Combinators.combine(
                        Arbitraries.bigIntegers(), Arbitraries.of("", ".0", ".5", "e1", "E-2"))
                .as((number, end) -> number + end);
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(8).map(text -> {
            try {
                return JolokiaWorld.quoted(text);
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
        });
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, legal),
                net.jqwik.api.Tuple.of(2, nearly),
                net.jqwik.api.Tuple.of(1, numbers),
                net.jqwik.api.Tuple.of(1, texts));
    }
}
