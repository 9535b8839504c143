package org.wdsjmx.plugin.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.jolokia.core.util.ErrorUtil;
import org.jolokia.json.JSONObject;
import org.jolokia.server.core.request.BadRequestException;
import org.jolokia.server.core.request.JolokiaExecRequest;
import org.jolokia.server.core.request.JolokiaObjectNameRequest;
import org.jolokia.server.core.request.JolokiaRequest;
import org.jolokia.server.core.request.JolokiaWriteRequest;
import org.jolokia.server.core.service.request.AbstractRequestHandler;

/**
 * Calls operations and writes attributes with exactly the values that were given, or not at all. It stands before Jolokia's own handler,
 * which converts values until they fit. A request that cannot be done as it is asked leaves as a {@link BadRequestException}.
 */
final class ExactChanges extends AbstractRequestHandler {

    /** After the {@link TransportGuard}, before the handler of all other requests. */
    private static final int ORDER = 2;

    private final OpenBeans beans;

    ExactChanges(OpenBeans beans) {
        super("wds-jmx-changes", ORDER);
        this.beans = beans;
    }

    @Override
    public boolean canHandle(JolokiaRequest request) {
        return (request instanceof JolokiaExecRequest || request instanceof JolokiaWriteRequest)
                && !TransportRestrictor.isNotificationStore(((JolokiaObjectNameRequest) request).getObjectName());
    }

    @Override
    public <R extends JolokiaRequest> Object handleRequest(R request, Object previousResult)
            throws IOException, JMException, BadRequestException {
        try {
            return request instanceof JolokiaExecRequest exec ? exec(exec) : write((JolokiaWriteRequest) request);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        } catch (RuntimeMBeanException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw new BadRequestException(refused.getMessage(), refused);
            }
            throw e;
        }
    }

    private Object exec(JolokiaExecRequest request) throws IOException, JMException {
        ObjectName name = request.getObjectName();
        if (!getJolokiaContext().isOperationAllowed(name, request.getOperation())) {
            throw new SecurityException(
                    "Operation " + ExactValue.shown(request.getOperation()) + " is not open on " + name);
        }
        return name.isPattern() ? execAll(request) : call(name, PreparedCall.of(request, info(name)));
    }

    /** Prepares all calls before it makes the first one; from then on each bean has an outcome of its own. */
    private Map<String, Object> execAll(JolokiaExecRequest request) throws IOException, JMException {
        Map<ObjectName, PreparedCall> calls = new LinkedHashMap<>();
        for (ObjectName name : beans.queryNames(request.getObjectName())) {
            try {
                calls.put(name, PreparedCall.of(request, info(name)));
            } catch (InstanceNotFoundException e) {
                // It left between the query and the look at it, as beans do here.
                continue;
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
            }
        }
        if (calls.isEmpty()) {
            throw new InstanceNotFoundException("No MBean matches " + request.getObjectName());
        }
        if (request.getPathParts() != null && !request.getPathParts().isEmpty()) {
            throw new IllegalArgumentException(
                    "A path cannot be given with a pattern of MBeans. Leave it out. Nothing was called.");
        }
        Map<String, Object> outcomes = new LinkedHashMap<>();
        for (Map.Entry<ObjectName, PreparedCall> call : calls.entrySet()) {
            outcomes.put(request.getOrderedObjectName(call.getKey()), outcome(call.getKey(), call.getValue()));
        }
        return outcomes;
    }

    private Object outcome(ObjectName name, PreparedCall call) throws IOException {
        try {
            return call(name, call);
        } catch (RuntimeMBeanException e) {
            return failure(e.getCause());
        } catch (JMException | RuntimeException e) {
            return failure(e);
        }
    }

    /** As Jolokia tells of one of several attributes that cannot be read. */
    private static JSONObject failure(Throwable cause) {
        JSONObject failure = new JSONObject();
        ErrorUtil.addBasicErrorResponseInformation(failure, cause);
        return failure;
    }

    private Object call(ObjectName name, PreparedCall call) throws IOException, JMException {
        return beans.call(
                name,
                (server, bean, none) -> server.invoke(name, call.operation(), call.arguments(), call.signature()));
    }

    /** Returns the value that was there before, as Jolokia does. */
    private Object write(JolokiaWriteRequest request) throws IOException, JMException {
        ObjectName name = request.getObjectName();
        String attribute = request.getAttributeName();
        if (!getJolokiaContext().isAttributeWriteAllowed(name, attribute)) {
            throw new SecurityException(
                    "Attribute " + ExactValue.shown(attribute) + " is not open for writing on " + name);
        }
        if (name.isPattern()) {
            throw new IllegalArgumentException(
                    "mbean is the pattern " + name + ". Name one MBean to write to. Nothing was changed.");
        }
        if (request.getPathParts() != null && !request.getPathParts().isEmpty()) {
            throw new IllegalArgumentException("path is " + ExactValue.shown(request.getPath())
                    + ", but an attribute is written as a whole. Leave it out. Nothing was changed.");
        }
        MBeanAttributeInfo written = Stream.of(info(name).getAttributes())
                .filter(known -> known.getName().equals(attribute))
                .findFirst()
                .orElseThrow(() -> new AttributeNotFoundException("No attribute " + ExactValue.shown(attribute)));
        if (!written.isWritable()) {
            throw new AttributeNotFoundException("Attribute " + attribute + " can only be read");
        }
        Object value = ExactValue.of(written, written.getType(), request.getValue());
        return beans.call(name, (server, bean, none) -> {
            Object before = server.getAttribute(name, attribute);
            server.setAttribute(name, new Attribute(attribute, value));
            return before;
        });
    }

    private MBeanInfo info(ObjectName name) throws IOException, JMException {
        return beans.call(name, (server, bean, none) -> server.getMBeanInfo(name));
    }
}
