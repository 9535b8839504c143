package org.wdsjmx.mbean;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.InvalidAttributeValueException;
import javax.management.MBeanInfo;
import javax.management.ReflectionException;

/**
 * An MBean that shows an immutable state. {@link #getAttributes} reads the state once, so what it returns is of one read of
 * the server.
 *
 * @param <T> the state
 */
class StateMBean<T> implements DynamicMBean {

    private final BeanType<T> type;
    private volatile T state;

    StateMBean(BeanType<T> type, T state) {
        this.type = type;
        this.state = state;
    }

    void show(T newState) {
        state = newState;
    }

    @Override
    public Object getAttribute(String name) throws AttributeNotFoundException {
        Column<T> attribute = type.attribute(name);
        if (attribute == null) {
            throw new AttributeNotFoundException("No attribute " + name);
        }
        return attribute.read().apply(state);
    }

    @Override
    public AttributeList getAttributes(String[] names) {
        T shown = state;
        AttributeList values = new AttributeList(names.length);
        for (String name : names) {
            Column<T> attribute = type.attribute(name);
            if (attribute != null) {
                values.add(new Attribute(name, attribute.read().apply(shown)));
            }
        }
        return values;
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException, InvalidAttributeValueException {
        String name = attribute.getName();
        Column<T> column = type.attribute(name);
        if (column == null) {
            throw new AttributeNotFoundException("No attribute " + name);
        }
        if (!column.writable()) {
            throw new AttributeNotFoundException("Attribute " + name + " can only be read");
        }
        if (!column.type().isValue(attribute.getValue())) {
            throw new InvalidAttributeValueException("Attribute " + name + " takes a "
                    + column.type().getTypeName() + ", not " + attribute.getValue() + ". Nothing was changed.");
        }
        type.editor().write(Map.of(name, attribute.getValue()));
    }

    /**
     * Writes all or none in one change, as far as they can be written at all; the others are not in the result, as the MBean
     * specification wants it.
     */
    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        Map<String, Object> values = new LinkedHashMap<>();
        AttributeList written = new AttributeList();
        for (Attribute attribute : attributes.asList()) {
            Column<T> column = type.attribute(attribute.getName());
            if (column != null && column.writable() && column.type().isValue(attribute.getValue())) {
                values.put(attribute.getName(), attribute.getValue());
                written.add(attribute);
            }
        }
        if (!values.isEmpty()) {
            type.editor().write(values);
        }
        return written;
    }

    @Override
    public Object invoke(String name, Object[] arguments, String[] signature) throws ReflectionException {
        Operation<T> operation = type.operation(name, signature);
        if (operation == null) {
            String taken = signature == null ? "" : String.join(", ", signature);
            throw new ReflectionException(new NoSuchMethodException(name + "(" + taken + ")"));
        }
        for (int i = 0; i < operation.parameters().size(); i++) {
            if (arguments[i] == null) {
                throw new IllegalArgumentException(
                        "Parameter " + operation.parameters().get(i).getName() + " of " + name
                                + " is null. Give a value: "
                                + operation.parameters().get(i).getDescription()
                                + ". Nothing was called.");
            }
        }
        return operation.body().invoke(state, arguments);
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        return type.info();
    }
}
