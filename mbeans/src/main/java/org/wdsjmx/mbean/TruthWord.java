package org.wdsjmx.mbean;

import java.util.Set;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenMBeanParameterInfo;
import javax.management.openmbean.OpenMBeanParameterInfoSupport;
import javax.management.openmbean.SimpleType;

/**
 * A parameter that is {@code true} or {@code false}, as a text with two legal values. With the type Boolean, JConsole and
 * VisualVM would turn {@code yes} into false before anybody here sees it; a text arrives as it was typed. Programs may give
 * a Boolean, too.
 */
final class TruthWord {

    private static final String TRUE = "true";
    private static final String FALSE = "false";

    private TruthWord() {}

    static OpenMBeanParameterInfo parameter(String name, String description) {
        try {
            return new OpenMBeanParameterInfoSupport(
                    name, description, SimpleType.STRING, null, new String[] {TRUE, FALSE});
        } catch (OpenDataException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a parameter takes the two words and nothing else. */
    static boolean isOne(OpenMBeanParameterInfo parameter) {
        return Set.of(TRUE, FALSE).equals(parameter.getLegalValues());
    }

    /**
     * What was said.
     *
     * @param value one of the two words, or a Boolean
     * @throws IllegalArgumentException when it is neither
     */
    static boolean parse(String parameter, Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        return switch ((String) value) {
            case TRUE -> true;
            case FALSE -> false;
            default ->
                throw new IllegalArgumentException(parameter + " \"" + value
                        + "\" is neither true nor false. Write one of these two words. Nothing was called.");
        };
    }
}
