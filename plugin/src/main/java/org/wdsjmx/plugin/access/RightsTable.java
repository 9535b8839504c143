package org.wdsjmx.plugin.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each role may do, as a table to read. */
public final class RightsTable {

    private RightsTable() {}

    /** A heading and one line for each right. */
    public static List<String> lines() {
        int widest = Arrays.stream(Right.values())
                .mapToInt(right -> right.meaning().length())
                .max()
                .orElseThrow();
        String row = "%-" + widest + "s  %s";
        Stream<String> rights = Arrays.stream(Right.values())
                .map(right -> String.format(
                        Locale.ROOT, row, right.meaning(), columns(role -> role.may(right) ? "yes" : "-")));
        return Stream.concat(Stream.of(String.format(Locale.ROOT, row, "may", columns(Role::label))), rights)
                .map(String::stripTrailing)
                .toList();
    }

    private static String columns(Function<Role, String> cell) {
        return Arrays.stream(Role.values())
                .map(role -> String.format(Locale.ROOT, "%-10s", cell.apply(role)))
                .collect(Collectors.joining("  "));
    }
}
