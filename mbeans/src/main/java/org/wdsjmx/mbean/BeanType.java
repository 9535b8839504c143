package org.wdsjmx.mbean;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.management.MBeanInfo;
import javax.management.MBeanNotificationInfo;
import javax.management.openmbean.OpenMBeanAttributeInfo;
import javax.management.openmbean.OpenMBeanAttributeInfoSupport;
import javax.management.openmbean.OpenMBeanInfoSupport;
import javax.management.openmbean.OpenMBeanOperationInfo;
import javax.management.openmbean.OpenMBeanOperationInfoSupport;
import javax.management.openmbean.OpenMBeanParameterInfo;

/**
 * A kind of MBean: what all beans of the kind have in common. Ten thousand clients share one, and with it one {@link
 * MBeanInfo}.
 *
 * @param <T> the state that a bean of the kind holds
 */
final class BeanType<T> {

    private static final Logger LOG = System.getLogger(BeanType.class.getName());

    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    private final Map<String, Column<T>> attributes = new LinkedHashMap<>();
    private final List<Operation<T>> operations;
    private final Editor editor;
    private final MBeanInfo info;

    /** A kind whose attributes can only be read. */
    BeanType(String name, String description, List<Column<T>> attributes, List<Operation<T>> operations) {
        this(name, description, attributes, operations, null, List.of());
    }

    /**
     * @param editor writes attributes, all of those whose column is writable; {@code null} when none is
     * @param notifications what beans of the kind tell
     */
    BeanType(
            String name,
            String description,
            List<Column<T>> attributes,
            List<Operation<T>> operations,
            Editor editor,
            List<MBeanNotificationInfo> notifications) {
        attributes.forEach(attribute -> this.attributes.put(attribute.name(), attribute));
        this.operations = List.copyOf(operations);
        this.editor = editor;
        this.info = new OpenMBeanInfoSupport(
                name,
                description,
                attributes.stream().map(BeanType::info).toArray(OpenMBeanAttributeInfo[]::new),
                null,
                operations.stream().map(BeanType::info).toArray(OpenMBeanOperationInfo[]::new),
                notifications.toArray(MBeanNotificationInfo[]::new));
    }

    MBeanInfo info() {
        return info;
    }

    /** Writes attributes that were checked to be writable and of their type; all together or none. */
    @FunctionalInterface
    interface Editor {
        void write(Map<String, Object> values);
    }

    Editor editor() {
        return editor;
    }

    /** The attribute of that name, or {@code null}. */
    Column<T> attribute(String name) {
        return attributes.get(name);
    }

    /** The operation of that name that takes such arguments, or {@code null}. */
    Operation<T> operation(String name, String[] signature) {
        return operations.stream()
                .filter(operation -> operation.name().equals(name) && operation.takes(signature))
                .findFirst()
                .orElse(null);
    }

    /** The operations with the classes that they take, for errors. */
    String operations() {
        return operations.isEmpty()
                ? "no operation"
                : operations.stream().map(Operation::signature).collect(Collectors.joining(", "));
    }

    /** An attribute could not be read. The log says so the first time; consoles ask again and again. */
    void failed(String attribute, RuntimeException failure) {
        if (failed.add(attribute)) {
            LOG.log(
                    Level.WARNING,
                    "Attribute " + attribute + " of " + info.getClassName()
                            + " cannot be read; it is left out where several are asked for",
                    failure);
        }
    }

    private static <T> OpenMBeanAttributeInfo info(Column<T> attribute) {
        return new OpenMBeanAttributeInfoSupport(
                attribute.name(), attribute.description(), attribute.type(), true, attribute.writable(), false);
    }

    private static <T> OpenMBeanOperationInfo info(Operation<T> operation) {
        return new OpenMBeanOperationInfoSupport(
                operation.name(),
                operation.description(),
                operation.parameters().toArray(OpenMBeanParameterInfo[]::new),
                operation.returnType(),
                Operation.IMPACT);
    }
}
