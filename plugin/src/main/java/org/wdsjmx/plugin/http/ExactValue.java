package org.wdsjmx.plugin.http;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.management.MBeanFeatureInfo;
import javax.management.openmbean.OpenMBeanParameterInfo;
import org.jolokia.json.JSONStructure;
import org.wdsjmx.plugin.config.Quoted;

/**
 * A value for a parameter or an attribute, taken from JSON exactly or refused. Jolokia's own conversion cuts 1000.7 to 1000 and a number
 * beyond 64 bits to its low ones, and takes {@code "yes"} for false.
 */
final class ExactValue {

    private static final int LONGEST_SHOWN = 80;

    /** A JSON integer (RFC 8259, section 6); as a text, too, for programs whose numbers are not exact beyond 2^53. */
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,18})");

    private static final Set<String> TRUTH = Set.of("true", "false");

    private ExactValue() {}

    /**
     * The value as the MBean takes it.
     *
     * @param feature the parameter or attribute that it is for
     * @param className the class of the feature
     * @param json what the request says: a Long, BigInteger, BigDecimal, Boolean, String, a JSON structure or {@code null}
     * @throws IllegalArgumentException when it is not exactly a value of the class, with the value, the rule and what to do
     */
    static Object of(MBeanFeatureInfo feature, String className, Object json) {
        return switch (className) {
            case "java.lang.Long", "long" -> whole(feature, json);
            case "java.lang.Boolean", "boolean" -> truth(feature, json);
            case "java.lang.String" -> text(feature, json);
            default ->
                throw new IllegalArgumentException(
                        feature.getName() + " takes a " + className + ", which cannot be given over Jolokia.");
        };
    }

    private static Long whole(MBeanFeatureInfo feature, Object json) {
        if (json instanceof Long number) {
            return number;
        }
        if (json instanceof String text && WHOLE.matcher(text).matches()) {
            BigInteger number = new BigInteger(text);
            if (number.bitLength() < Long.SIZE) {
                return number.longValue();
            }
        }
        throw refused(
                feature,
                json,
                "takes a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE
                        + ": digits without a fraction or an exponent");
    }

    private static Boolean truth(MBeanFeatureInfo feature, Object json) {
        if (json instanceof Boolean truth) {
            return truth;
        }
        if (json instanceof String text && TRUTH.contains(text)) {
            return Boolean.valueOf(text);
        }
        throw refused(feature, json, "takes true or false");
    }

    private static String text(MBeanFeatureInfo feature, Object json) {
        if (json instanceof String text) {
            return text;
        }
        if (json instanceof Boolean truth
                && feature instanceof OpenMBeanParameterInfo parameter
                && TRUTH.equals(parameter.getLegalValues())) {
            return truth.toString();
        }
        throw refused(feature, json, "takes a text in quotes");
    }

    private static IllegalArgumentException refused(MBeanFeatureInfo feature, Object json, String rule) {
        return new IllegalArgumentException(feature.getName() + " is " + shown(json) + ", but " + rule + ". Give: "
                + feature.getDescription() + ". Nothing was called.");
    }

    /** The value as the request has it, short and without anything that moves a terminal. */
    static String shown(Object json) {
        if (json instanceof String text) {
            return Quoted.text(text);
        }
        if (json instanceof Map<?, ?> || json instanceof Collection<?>) {
            return Quoted.line(((JSONStructure) json).toJSONString(), LONGEST_SHOWN);
        }
        return Quoted.line(String.valueOf(json), LONGEST_SHOWN);
    }
}
