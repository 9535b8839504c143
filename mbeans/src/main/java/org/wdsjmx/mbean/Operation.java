package org.wdsjmx.mbean;

import java.util.List;
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
            String wanted = parameters.get(i).getOpenType().getClassName();
            // A primitive and its class are one to a console, but two names to reflection.
            boolean samePrimitive = wanted.equals(Long.class.getName()) && "long".equals(signature[i])
                    || wanted.equals(Boolean.class.getName()) && "boolean".equals(signature[i]);
            if (!wanted.equals(signature[i]) && !samePrimitive) {
                return false;
            }
        }
        return true;
    }
}
