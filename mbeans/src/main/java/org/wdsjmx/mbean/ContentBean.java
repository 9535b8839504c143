package org.wdsjmx.mbean;

import java.util.List;
import javax.management.openmbean.SimpleType;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.ServerAction;

/** {@code type=Content}: an object that is being sent. */
final class ContentBean {

    private ContentBean() {}

    /** A content and the namespace it belongs to. */
    record Placed(Namespace namespace, Content content) {}

    static BeanType<Placed> type(ServerActions server) {
        return new BeanType<>(
                "org.wdsjmx.Content",
                "An object that a WDS transport server is sending, for example one image file",
                List.of(
                        new Column<>(
                                "Id",
                                "Id of the content, unique on its server",
                                SimpleType.LONG,
                                p -> p.content().id()),
                        new Column<>(
                                "Name",
                                "Name of the object, null = unknown",
                                SimpleType.STRING,
                                p -> p.content().name()),
                        new Column<>("SessionCount", "Sessions of the content", SimpleType.LONG, p ->
                                (long) p.content().sessions().size()),
                        new Column<>(
                                "ClientCount",
                                "Clients of all sessions of the content",
                                SimpleType.LONG,
                                p -> NamespaceBean.clients(List.of(p.content())))),
                List.of(new Operation<>(
                        "terminate",
                        "Ends every session of this content and disconnects their clients. WDS does not tell what the clients"
                                + " do next; a new request may start a new session",
                        List.of(),
                        SimpleType.VOID,
                        (placed, arguments) -> server.perform(new ServerAction.TerminateContent(
                                placed.content().id(), placed.namespace().name())))));
    }
}
