package org.wdsjmx.plugin.http;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import org.jolokia.json.JSONObject;
import org.jolokia.server.core.request.BadRequestException;
import org.jolokia.server.core.request.EmptyResponseException;
import org.jolokia.server.core.request.JolokiaExecRequest;
import org.jolokia.server.core.request.JolokiaNotificationRequest;
import org.jolokia.server.core.request.JolokiaRequest;
import org.jolokia.server.core.request.JolokiaRequestFactory;
import org.jolokia.server.core.request.NotChangedException;
import org.jolokia.server.core.request.ProcessingParameters;
import org.jolokia.server.core.request.notification.AddCommand;
import org.jolokia.server.core.request.notification.ClientCommand;
import org.jolokia.server.core.request.notification.NotificationCommand;
import org.jolokia.server.core.request.notification.NotificationCommandType;
import org.jolokia.server.core.request.notification.OpenCommand;
import org.jolokia.server.core.service.api.JolokiaContext;
import org.jolokia.service.jmx.LocalRequestHandler;

/** Serves requests as Jolokia does, and lets go of subscribers who are not heard of any more, whenever anybody asks for anything. */
final class SubscribedRequests extends LocalRequestHandler {

    private static final Logger LOG = System.getLogger(SubscribedRequests.class.getName());

    private static final String STREAM = "sse";
    private static final Set<String> MODES = Set.of("pull", STREAM);

    private final OpenBeans beans;
    private final Subscribers subscribers;

    SubscribedRequests(int order, OpenBeans beans, Subscribers subscribers) {
        super(order);
        this.beans = beans;
        this.subscribers = subscribers;
    }

    @Override
    public void init(JolokiaContext context) {
        super.init(beans.within(context));
    }

    @Override
    public <R extends JolokiaRequest> Object handleRequest(R request, Object previousResult)
            throws IOException, JMException, NotChangedException, BadRequestException, EmptyResponseException {
        subscribers.takeSilent().forEach(this::letGo);
        if (request instanceof JolokiaNotificationRequest asked
                && asked.<NotificationCommand>getCommand() instanceof ClientCommand command) {
            require(command);
            subscribers.heard(command.getClient());
            if (command.getType() == NotificationCommandType.UNREGISTER
                    && subscribers.unregistered(command.getClient())) {
                removeSubscriptions(command.getClient());
            }
        } else if (request instanceof JolokiaExecRequest pull
                && TransportRestrictor.isNotificationStore(pull.getObjectName())
                && pull.getArguments() != null
                && !pull.getArguments().isEmpty()) {
            subscribers.heard(String.valueOf(pull.getArguments().get(0)));
        }
        Object answer;
        try {
            answer = super.handleRequest(request, previousResult);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
        if (request instanceof JolokiaNotificationRequest asked
                && asked.<NotificationCommand>getCommand().getType() == NotificationCommandType.REGISTER
                && answer instanceof JSONObject registered) {
            subscribers.registered(String.valueOf(registered.get("id")));
        }
        return answer;
    }

    private void require(ClientCommand command) throws BadRequestException {
        String client = command.getClient();
        if (!subscribers.isKnown(client)) {
            throw new BadRequestException(
                    "client is " + ExactValue.shown(client)
                            + ", but no subscriber has that id, or it was silent for too long. Register again. Nothing was called.");
        }
        if (command instanceof AddCommand add) {
            requireMode(add.getMode(), MODES, "pull or sse");
        } else if (command instanceof OpenCommand open) {
            requireMode(open.getMode(), Set.of(STREAM), "sse, as only that is a stream");
        }
    }

    private static void requireMode(String mode, Set<String> legal, String words) throws BadRequestException {
        if (mode == null || !legal.contains(mode)) {
            throw new BadRequestException(
                    "mode is " + ExactValue.shown(mode) + ", but must be " + words + ". Nothing was called.");
        }
    }

    private void letGo(String subscriber) {
        try {
            removeSubscriptions(subscriber);
            command(Map.of("command", "unregister", "client", subscriber));
        } catch (IOException
                | JMException
                | NotChangedException
                | BadRequestException
                | EmptyResponseException
                | RuntimeException e) {
            // Whoever asks at the moment has nothing to do with it.
            LOG.log(Level.WARNING, "A subscriber of Jolokia who is silent cannot be let go", e);
        }
    }

    /** One by one: Jolokia stumbles when it unregisters somebody who has several. */
    private void removeSubscriptions(String subscriber)
            throws IOException, JMException, NotChangedException, BadRequestException, EmptyResponseException {
        JSONObject subscriptions = (JSONObject) command(Map.of("command", "list", "client", subscriber));
        for (String handle : List.copyOf(subscriptions.keySet())) {
            command(Map.of("command", "remove", "client", subscriber, "handle", handle));
        }
    }

    private Object command(Map<String, String> command)
            throws IOException, JMException, NotChangedException, BadRequestException, EmptyResponseException {
        JSONObject request = new JSONObject();
        request.put("type", "notification");
        request.putAll(command);
        return super.handleRequest(
                JolokiaRequestFactory.createPostRequest(request, new ProcessingParameters(Map.of())), null);
    }
}
