package org.wdsjmx.plugin.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.WatchedClient;

/**
 * The limit: the whole page with every byte before each number known beforehand, into an array of the right size. Numbers of clients
 * are read from the view and have three decimals at most, as those of the crowd do; lines of all others are copied as they were.
 */
final class RawPage {

    private static final List<ToDoubleFunction<WatchedClient>> NUMBERS = List.of(
            c -> 1,
            c -> c.client().completion(),
            c -> c.isMaster() ? 1 : 0,
            c -> c.history().joinTime().instant().toEpochMilli() / 1000.0,
            c -> c.history().progressTime().instant().toEpochMilli() / 1000.0,
            c -> c.client().cpuUtilization(),
            c -> c.client().memoryUtilization(),
            c -> c.client().networkUtilization());

    private static final List<String> NAMES = List.of(
            "wds_client_info",
            "wds_client_completion_ratio",
            "wds_client_master",
            "wds_client_joined_timestamp_seconds",
            "wds_client_progress_timestamp_seconds",
            "wds_client_cpu_ratio",
            "wds_client_memory_ratio",
            "wds_client_network_ratio");

    private static final Pattern LINE_OF_CLIENT = Pattern.compile("(" + String.join("|", NAMES) + ")\\{.*");

    private final List<byte[][]> prefixes = new ArrayList<>();
    private final byte[][] others;
    private final byte[] page;
    private int length;

    /** @param whole the page of these views, for what it says of others than clients */
    RawPage(List<ServerView> views, String whole) {
        others = whole.lines()
                .filter(line -> !LINE_OF_CLIENT.matcher(line).matches())
                .map(line -> (line + '\n').getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        int size = Stream.of(others).mapToInt(line -> line.length).sum();
        for (int family = 0; family < NAMES.size(); family++) {
            List<byte[]> lines = new ArrayList<>();
            for (ServerView view : views) {
                for (WatchedClient client : view.clients()) {
                    byte[] line = prefix(family, view.server(), client);
                    lines.add(line);
                    size += line.length + 24;
                }
            }
            prefixes.add(lines.toArray(byte[][]::new));
        }
        page = new byte[size];
    }

    private static byte[] prefix(int family, String server, WatchedClient c) {
        String labels = "{server=\"" + server + "\",client=\"" + c.client().id() + "\",";
        if (family == 0) {
            labels += "session=\"" + c.session().id() + "\",name=\""
                    + c.client().name() + "\",mac=\"" + c.client().macAddress() + "\",ip=\""
                    + c.client().ipAddress() + "\",user=\"" + c.client().userIdentity() + "\",";
        }
        return (NAMES.get(family) + labels + "} ").getBytes(StandardCharsets.UTF_8);
    }

    /** Writes the page of views of the same clients; returns its length. */
    int write(List<ServerView> views) {
        length = 0;
        for (byte[] line : others) {
            copy(line);
        }
        for (int family = 0; family < prefixes.size(); family++) {
            byte[][] lines = prefixes.get(family);
            ToDoubleFunction<WatchedClient> number = NUMBERS.get(family);
            int line = 0;
            for (ServerView view : views) {
                for (WatchedClient client : view.clients()) {
                    copy(lines[line++]);
                    thousandths(Math.round(number.applyAsDouble(client) * 1000));
                }
            }
        }
        return length;
    }

    private void copy(byte[] bytes) {
        System.arraycopy(bytes, 0, page, length, bytes.length);
        length += bytes.length;
    }

    private void thousandths(long value) {
        int end = length + 5;
        for (long rest = value / 10_000; rest != 0; rest /= 10) {
            end++;
        }
        long rest = value;
        for (int i = end; i > length; i--) {
            if (i == end - 3) {
                page[i - 1] = '.';
            } else {
                page[i - 1] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
        page[end] = '\n';
        length = end + 1;
    }
}
