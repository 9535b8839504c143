package org.wdsjmx.mbean;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.management.openmbean.SimpleType;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.watch.WatchedClient;

/** What is shown of a client, in its own MBean and in the server's tables. */
final class ClientColumns {

    private ClientColumns() {}

    /** In a table: besides, what the ObjectName of a client has for its session. */
    static List<Column<WatchedClient>> ofTable() {
        List<Column<WatchedClient>> columns = new ArrayList<>(all());
        columns.add(new Column<>(
                "SessionKey",
                "Key of the session in the table of sessions, which is also in ObjectNames; its id if no other session has it",
                SimpleType.STRING,
                WatchedClient::sessionLabel));
        return columns;
    }

    /** In arrays, which have no index: besides, what the ObjectName of a client has for itself. */
    static List<Column<WatchedClient>> ofArrays() {
        List<Column<WatchedClient>> columns = new ArrayList<>(ofTable());
        columns.add(new Column<>(
                "Key",
                "Tells the client from the others of its server, also in ObjectNames; its id if no other client has it",
                SimpleType.STRING,
                WatchedClient::label));
        return columns;
    }

    static List<Column<WatchedClient>> all() {
        return List.of(
                new Column<>(
                        "Id",
                        "Id that the server gave the client; WDS may give it to another machine later",
                        SimpleType.LONG,
                        c -> c.client().id()),
                new Column<>(
                        "Name",
                        "Name of the machine as the server last told it, null = unknown",
                        SimpleType.STRING,
                        c -> c.client().name()),
                new Column<>(
                        "MacAddress",
                        "MAC address as the server last told and writes it, null = unknown",
                        SimpleType.STRING,
                        c -> c.client().macAddress()),
                new Column<>(
                        "IpAddress",
                        "IPv4 or IPv6 address as the server last told it, null = unknown",
                        SimpleType.STRING,
                        c -> c.client().ipAddress()),
                new Column<>(
                        "UserIdentity",
                        "User behind the client as the server last told it, null = unknown",
                        SimpleType.STRING,
                        c -> c.client().userIdentity()),
                new Column<>(
                        "Completion",
                        Meaning.COMPLETION,
                        SimpleType.DOUBLE,
                        c -> c.client().completion()),
                new Column<>(
                        "JoinTime",
                        Meaning.JOIN_TIME,
                        SimpleType.DATE,
                        c -> date(c.history().joinTime())),
                new Column<>(
                        "JoinDuration",
                        "Seconds since the client joined its session, -1 = unknown",
                        SimpleType.LONG,
                        c -> c.client().joinDurationSeconds()),
                new Column<>(
                        "CpuUtilization",
                        Meaning.CPU,
                        SimpleType.DOUBLE,
                        c -> c.client().cpuUtilization()),
                new Column<>(
                        "MemoryUtilization",
                        Meaning.MEMORY,
                        SimpleType.DOUBLE,
                        c -> c.client().memoryUtilization()),
                new Column<>(
                        "NetworkUtilization",
                        Meaning.NETWORK,
                        SimpleType.DOUBLE,
                        c -> c.client().networkUtilization()),
                new Column<>("Master", Meaning.MASTER, SimpleType.BOOLEAN, WatchedClient::isMaster),
                new Column<>(
                        "Stalled",
                        "Whether the client has made no progress for longer than poll.stalledAfter, and for much longer than its"
                                + " session takes for one percent",
                        SimpleType.BOOLEAN,
                        c -> c.history().stalled()),
                new Column<>(
                        "ProgressTime",
                        Meaning.PROGRESS_TIME,
                        SimpleType.DATE,
                        c -> date(c.history().progressTime())),
                new Column<>(
                        "EstimatedSecondsRemaining",
                        "Seconds until the client has everything at the speed observed, NaN = unknown",
                        SimpleType.DOUBLE,
                        WatchedClient::estimatedSecondsRemaining),
                new Column<>(
                        "Session",
                        "Id of the session that the client has joined",
                        SimpleType.LONG,
                        c -> c.session().id()),
                new Column<>("SnapshotTime", Meaning.SNAPSHOT_TIME, SimpleType.DATE, c -> date(c.seen())));
    }

    static Date date(Moment time) {
        return time == null ? null : date(time.instant());
    }

    static Date date(Instant time) {
        return time == null ? null : Date.from(time);
    }
}
