package org.wdsjmx.mbean;

import java.util.List;
import javax.management.openmbean.SimpleType;
import org.wdsjmx.transport.Content;

/** {@code type=Content}: an object that is being sent. */
final class ContentBean {

    private ContentBean() {}

    static BeanType<Content> type() {
        return new BeanType<>(
                "org.wdsjmx.Content",
                "An object that a WDS transport server is sending, for example one image file",
                List.of(
                        new Column<>("Id", "Id of the content, unique on its server", SimpleType.LONG, Content::id),
                        new Column<>("Name", "Name of the object, null = unknown", SimpleType.STRING, Content::name),
                        new Column<>("SessionCount", "Sessions of the content", SimpleType.LONG, c ->
                                (long) c.sessions().size()),
                        new Column<>(
                                "ClientCount",
                                "Clients of all sessions of the content",
                                SimpleType.LONG,
                                c -> NamespaceBean.clients(List.of(c)))),
                List.of());
    }
}
