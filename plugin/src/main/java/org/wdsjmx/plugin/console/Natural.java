package org.wdsjmx.plugin.console;

import java.util.Comparator;

/** Orders texts as people do: {@code PC-2} before {@code PC-10}, {@code 10.0.0.9} before {@code 10.0.0.10}, any case. */
final class Natural {

    static final Comparator<String> ORDER = Natural::compare;

    private Natural() {}

    private static int compare(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() && j < right.length()) {
            int endOfLeft = endOfNumber(left, i);
            int endOfRight = endOfNumber(right, j);
            int order;
            if (endOfLeft > i && endOfRight > j) {
                order = numbers(left.substring(i, endOfLeft), right.substring(j, endOfRight));
                i = endOfLeft;
                j = endOfRight;
            } else {
                order = Character.compare(
                        Character.toLowerCase(left.charAt(i++)), Character.toLowerCase(right.charAt(j++)));
            }
            if (order != 0) {
                return order;
            }
        }
        int rest = Integer.compare(left.length() - i, right.length() - j);
        return rest != 0 ? rest : left.compareTo(right);
    }

    /** Of any length: no type is large enough for what a stranger may write. */
    private static int numbers(String left, String right) {
        String a = withoutZeros(left);
        String b = withoutZeros(right);
        return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
    }

    private static String withoutZeros(String digits) {
        int first = 0;
        while (first < digits.length() - 1 && digits.charAt(first) == '0') {
            first++;
        }
        return digits.substring(first);
    }

    private static int endOfNumber(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
