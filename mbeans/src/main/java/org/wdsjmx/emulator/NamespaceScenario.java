package org.wdsjmx.emulator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.wdsjmx.transport.NamespaceKind;

/**
 * One offer of content.
 *
 * @param name internal name, 1 to 255 characters without backslash
 * @param friendlyName name for display; default the name
 * @param description free text; default empty
 * @param contentProvider default {@code WDS}
 * @param configuration folder of the provider; default {@code D:\RemoteInstall\Images}
 * @param kind how transmissions start; default {@link NamespaceKind#AUTO_CAST}, {@link NamespaceKind#UNKNOWN} is not legal
 * @param minimumClients for {@link NamespaceKind#SCHEDULED_CAST_AUTO_START}: this many waiting clients start it; absent or
 *     0 = no such condition
 * @param startAfter when it starts, counted from the start of the scenario (or from its repetition). For {@link
 *     NamespaceKind#SCHEDULED_CAST_AUTO_START} this is its start time, for {@link
 *     NamespaceKind#SCHEDULED_CAST_MANUAL_START} the moment at which an emulated administrator starts it; absent = not by
 *     time. If nobody waits at that moment, the first client that comes later starts it
 * @param repeat whether a ScheduledCast that has ended is offered anew, under the same name and a new id; default false
 * @param contents files that the machines of the scenario can ask for
 */
public record NamespaceScenario(
        String name,
        String friendlyName,
        String description,
        String contentProvider,
        String configuration,
        NamespaceKind kind,
        Long minimumClients,
        Duration startAfter,
        Boolean repeat,
        List<ContentScenario> contents) {

    private static final int MAXIMUM_NAME_LENGTH = 255;

    public NamespaceScenario {
        Check.text("namespace name", name);
        if (name.length() > MAXIMUM_NAME_LENGTH || name.indexOf('\\') >= 0) {
            throw Check.wrong(
                    "namespace name", name, "it has 1 to 255 characters and no backslash", "Use a slash or a colon");
        }
        friendlyName = Check.orElse(friendlyName, name);
        description = Check.orElse(description, "");
        contentProvider = Check.orElse(contentProvider, "WDS");
        configuration = Check.orElse(configuration, "D:\\RemoteInstall\\Images");
        kind = Check.orElse(kind, NamespaceKind.AUTO_CAST);
        minimumClients = Check.orElse(minimumClients, 0L);
        Check.notNegative("startAfter", startAfter);
        repeat = Check.orElse(repeat, false);
        contents = List.copyOf(Check.orElse(contents, List.of()));
        if (minimumClients < 0) {
            throw Check.wrong(
                    "minimumClients", minimumClients, "it is 0 or more", "Leave it out for no such condition");
        }
        if (kind == NamespaceKind.UNKNOWN) {
            throw Check.wrong(
                    "kind of namespace " + name,
                    kind,
                    "nothing can start such a namespace",
                    "Use AUTO_CAST, SCHEDULED_CAST_MANUAL_START or SCHEDULED_CAST_AUTO_START");
        }
        if (kind == NamespaceKind.SCHEDULED_CAST_AUTO_START && minimumClients == 0 && startAfter == null) {
            throw Check.wrong(
                    "kind of namespace " + name,
                    kind,
                    "an automatic start needs a condition",
                    "Set minimumClients, startAfter or both");
        }
    }

    /** An AutoCast with all defaults. */
    public static NamespaceScenario autoCast(String name, ContentScenario... contents) {
        return of(name, NamespaceKind.AUTO_CAST, null, null, contents);
    }

    /** A namespace of any kind with all other defaults; the two start conditions may be {@code null}. */
    public static NamespaceScenario of(
            String name, NamespaceKind kind, Integer minimumClients, Duration startAfter, ContentScenario... contents) {
        return new NamespaceScenario(
                name,
                null,
                null,
                null,
                null,
                kind,
                minimumClients == null ? null : minimumClients.longValue(),
                startAfter,
                null,
                List.of(contents));
    }

    /** The same namespace, offered anew each time it has ended. */
    public NamespaceScenario repeating() {
        return with(startAfter, true, contents);
    }

    Optional<ContentScenario> content(String contentName) {
        return contents.stream().filter(c -> c.name().equals(contentName)).findFirst();
    }

    NamespaceScenario accelerated(double factor) {
        return with(
                Check.divided(startAfter, factor),
                repeat,
                contents.stream().map(c -> c.accelerated(factor)).toList());
    }

    private NamespaceScenario with(Duration start, Boolean repeats, List<ContentScenario> otherContents) {
        return new NamespaceScenario(
                name,
                friendlyName,
                description,
                contentProvider,
                configuration,
                kind,
                minimumClients,
                start,
                repeats,
                otherContents);
    }
}
