package org.wdsjmx.mbean;

import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanInfo;
import javax.management.ReflectionException;

/**
 * An MBean that shows an immutable state. {@link #getAttributes} reads the state once, so what it returns is of one read of
 * the server.
 *
 * @param <T> the state
 */
final class StateMBean<T> implements DynamicMBean {

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
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException(
                type.attribute(attribute.getName()) == null
                        ? "No attribute " + attribute.getName()
                        : "Attribute " + attribute.getName() + " can only be read");
    }

    /** Sets nothing, as the MBean specification wants it for attributes that cannot be written: none is in the result. */
    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
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
