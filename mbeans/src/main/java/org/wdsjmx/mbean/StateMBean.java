package org.wdsjmx.mbean;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

    private static final String NOTHING_CHANGED = ". Nothing was changed.";

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

    /** Those that can be read; one that fails is left out, and asked for alone it says why. */
    @Override
    public AttributeList getAttributes(String[] names) {
        T shown = state;
        AttributeList values = new AttributeList(names.length);
        for (String name : names) {
            Column<T> attribute = type.attribute(name);
            if (attribute != null) {
                try {
                    values.add(new Attribute(name, attribute.read().apply(shown)));
                } catch (RuntimeException e) {
                    type.failed(name, e);
                }
            }
        }
        return values;
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException, InvalidAttributeValueException {
        String name = attribute.getName();
        Column<T> column = type.attribute(name);
        if (column == null) {
            throw new AttributeNotFoundException("No attribute " + name + NOTHING_CHANGED);
        }
        String fault = column.faultOf(attribute.getValue());
        if (fault != null && !column.writable()) {
            throw new AttributeNotFoundException("Attribute " + fault + NOTHING_CHANGED);
        }
        if (fault != null) {
            throw new InvalidAttributeValueException("Attribute " + fault + NOTHING_CHANGED);
        }
        type.editor().write(Map.of(name, attribute.getValue()));
    }

    /**
     * Writes all in one change, or none. The MBean specification would also let it leave out what cannot be written; the caller
     * would then have to find out which half of a change was made.
     *
     * @throws IllegalArgumentException when one cannot be written, with all that is wrong
     */
    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        for (Attribute attribute : attributes.asList()) {
            String name = attribute.getName();
            Column<T> column = type.attribute(name);
            String fault = column == null ? "there is no " + name : column.faultOf(attribute.getValue());
            if (fault != null) {
                faults.add(fault);
            } else if (values.containsKey(name)) {
                faults.add(name + " is given twice");
            } else {
                values.put(name, attribute.getValue());
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    "Attributes are written all or none: " + String.join("; ", faults) + NOTHING_CHANGED);
        }
        if (!values.isEmpty()) {
            type.editor().write(values);
        }
        return attributes;
    }

    @Override
    public Object invoke(String name, Object[] arguments, String[] signature) throws ReflectionException {
        Operation<T> operation = type.operation(name, signature);
        if (operation == null) {
            String taken = signature == null ? "" : String.join(", ", signature);
            String reason =
                    name + "(" + taken + ") is not there. There is: " + type.operations() + ". Nothing was called.";
            // Consoles show the message of the outer one.
            throw new ReflectionException(new NoSuchMethodException(reason), reason);
        }
        return operation.call(state, arguments);
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        return type.info();
    }
}
