package org.wdsjmx.plugin.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenMBeanOperationInfo;
import org.jolokia.server.core.request.JolokiaExecRequest;

/**
 * A call that can be made as it was asked: the operation is there, and each argument is exactly a value of its parameter.
 *
 * @param operation its name
 * @param arguments as the MBean takes them
 * @param signature their classes
 */
record PreparedCall(String operation, Object[] arguments, String[] signature) {

    private static final Pattern WITH_SIGNATURE = Pattern.compile("(.*)\\((.*)\\)");

    /**
     * Prepares what a request asks.
     *
     * @throws IllegalArgumentException when it cannot be done as it is asked, and says why
     */
    static PreparedCall of(JolokiaExecRequest request, MBeanInfo bean) {
        Matcher split = WITH_SIGNATURE.matcher(request.getOperation());
        boolean signed = split.matches();
        String name = signed ? split.group(1) : request.getOperation();
        List<MBeanOperationInfo> named = Stream.of(bean.getOperations())
                .filter(operation -> operation.getName().equals(name))
                .toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException("There is no operation " + ExactValue.shown(name) + "; there is: "
                    + signatures(List.of(bean.getOperations())) + ". Nothing was called.");
        }
        List<MBeanOperationInfo> meant = signed
                ? named.stream()
                        .filter(operation -> classes(operation).equals(classes(split.group(2))))
                        .toList()
                : named;
        if (meant.size() != 1) {
            throw new IllegalArgumentException("Operation " + ExactValue.shown(request.getOperation())
                    + (signed ? " is not there with this signature; there is: " : " is there several times, name one: ")
                    + signatures(named) + ". Nothing was called.");
        }
        MBeanOperationInfo operation = meant.get(0);
        requirePath(request, operation);
        return new PreparedCall(
                name, arguments(request, operation), classes(operation).toArray(String[]::new));
    }

    private static Object[] arguments(JolokiaExecRequest request, MBeanOperationInfo operation) {
        MBeanParameterInfo[] parameters = operation.getSignature();
        List<?> given = request.getArguments() == null ? List.of() : request.getArguments();
        if (given.size() != parameters.length) {
            throw new IllegalArgumentException(operation.getName() + " takes " + parameters.length + " arguments"
                    + Arrays.stream(parameters)
                            .map(MBeanParameterInfo::getName)
                            .collect(Collectors.joining(", ", " (", ")"))
                    + ", not " + given.size() + ". Nothing was called.");
        }
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < parameters.length; i++) {
            arguments.add(ExactValue.of(parameters[i], parameters[i].getType(), given.get(i)));
        }
        return arguments.toArray();
    }

    /** A path that leads nowhere would show only when everything is done, and the answer would be an error. */
    private static void requirePath(JolokiaExecRequest request, MBeanOperationInfo operation) {
        List<String> path = request.getPathParts();
        if (path == null || path.isEmpty()) {
            return;
        }
        List<String> keys = operation instanceof OpenMBeanOperationInfo open
                        && open.getReturnOpenType() instanceof CompositeType row
                ? List.copyOf(row.keySet())
                : List.of();
        if (path.size() != 1 || !keys.contains(path.get(0))) {
            throw new IllegalArgumentException("path is " + ExactValue.shown(request.getPath()) + ", but "
                    + operation.getName()
                    + (keys.isEmpty()
                            ? " returns nothing that a path leads into. Leave it out."
                            : " returns one of: " + String.join(", ", keys) + ". Give one of these, or no path.")
                    + " Nothing was called.");
        }
    }

    private static List<String> classes(MBeanOperationInfo operation) {
        return Stream.of(operation.getSignature())
                .map(MBeanParameterInfo::getType)
                .toList();
    }

    private static List<String> classes(String signature) {
        return signature.isBlank()
                ? List.of()
                : Stream.of(signature.split(",", -1)).map(String::strip).toList();
    }

    private static String signatures(List<MBeanOperationInfo> operations) {
        return operations.isEmpty()
                ? "none"
                : operations.stream()
                        .map(operation -> operation.getName()
                                + classes(operation).stream().collect(Collectors.joining(",", "(", ")")))
                        .collect(Collectors.joining(", "));
    }
}
