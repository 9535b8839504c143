package org.wdsjmx.mbean;

import java.util.List;
import java.util.stream.Collectors;
import javax.management.MBeanOperationInfo;
import javax.management.openmbean.OpenMBeanParameterInfo;
import javax.management.openmbean.OpenType;

/**
 * One operation of an MBean. All operations change something, so their impact is ACTION.
 *
 * @param <T> the state of the MBean
 * @param name name of the operation
 * @param description what it does
 * @param parameters its parameters
 * @param returnType what it returns
 * @param body does it
 */
record Operation<T>(
        String name,
        String description,
        List<OpenMBeanParameterInfo> parameters,
        OpenType<?> returnType,
        Body<T> body) {

    static final int IMPACT = MBeanOperationInfo.ACTION;

    /** What an operation does with the state that the MBean has when it is called. */
    @FunctionalInterface
    interface Body<T> {
        Object invoke(T state, Object[] arguments);
    }

    /** Whether it takes arguments of these classes. */
    boolean takes(String[] signature) {
        if (signature == null) {
            return parameters.isEmpty();
        }
        if (signature.length != parameters.size()) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if (!takes(parameters.get(i), signature[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean takes(OpenMBeanParameterInfo parameter, String className) {
        String wanted = parameter.getOpenType().getClassName();
        // A primitive and its class are one to a console, but two names to reflection.
        return wanted.equals(className)
                || wanted.equals(Long.class.getName()) && "long".equals(className)
                || TruthWord.isOne(parameter)
                        && ("boolean".equals(className)
                                || Boolean.class.getName().equals(className));
    }

    /**
     * Calls it with exactly these arguments.
     *
     * @throws IllegalArgumentException when there are too many or too few, or one is {@code null} or of another class than its
     *     parameter; nothing was called then
     */
    Object call(T state, Object[] arguments) {
        Object[] given = arguments == null ? new Object[0] : arguments;
        if (given.length != parameters.size()) {
            throw new IllegalArgumentException(name + " takes " + parameters.size() + " arguments" + list() + ", not "
                    + given.length + ". Nothing was called.");
        }
        for (int i = 0; i < given.length; i++) {
            require(parameters.get(i), given[i]);
        }
        return body.invoke(state, given);
    }

    private void require(OpenMBeanParameterInfo parameter, Object value) {
        if (value == null) {
            throw new IllegalArgumentException("Parameter " + parameter.getName() + " of " + name
                    + " is null. Give a value: " + parameter.getDescription() + ". Nothing was called.");
        }
        boolean truth = value instanceof Boolean && TruthWord.isOne(parameter);
        if (!truth && !parameter.getOpenType().isValue(value)) {
            throw new IllegalArgumentException("Parameter " + parameter.getName() + " of " + name + " takes a "
                    + parameter.getOpenType().getClassName() + ", not " + value + " of "
                    + value.getClass().getName() + ". Nothing was called.");
        }
    }

    /** The operation and the classes that it takes, as an error names it. */
    String signature() {
        return name
                + '('
                + parameters.stream()
                        .map(parameter -> parameter.getOpenType().getClassName())
                        .collect(Collectors.joining(", "))
                + ')';
    }

    private String list() {
        return parameters.isEmpty()
                ? ""
                : parameters.stream().map(OpenMBeanParameterInfo::getName).collect(Collectors.joining(", ", " (", ")"));
    }
}
