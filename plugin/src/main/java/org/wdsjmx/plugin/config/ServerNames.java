package org.wdsjmx.plugin.config;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The rules for the names of WDS servers. */
final class ServerNames {

    /** Letters of any script: DNS names can be internationalised and NetBIOS names never were ASCII only. */
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}_]([\\p{L}\\p{N}\\p{M}_.-]{0,253}[\\p{L}\\p{N}\\p{M}_.])?");

    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    private ServerNames() {}

    /** States the rules about a list of names, each at its own element of the key. */
    static void require(Rules rules, String key, List<String> names) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String element = key + '[' + i + ']';
            rules.require(isName(name), element, complaint(name));
            Integer first = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), i);
            rules.require(
                    first == null,
                    element,
                    Quoted.text(name) + " is listed twice; names that differ only in case are the same server");
        }
    }

    private static boolean isName(String name) {
        boolean ipv6 =
                name.indexOf(':') != name.lastIndexOf(':') && IPV6.matcher(name).matches();
        return name.isEmpty() || ipv6 || NAME.matcher(name).matches() && !name.contains("..");
    }

    private static String complaint(String name) {
        String stripped = name.replace("\\", "");
        String remedy = name.indexOf('\\') >= 0 && isName(stripped) && !stripped.isEmpty()
                ? "write " + stripped + ", without backslashes"
                : "write its NetBIOS name, DNS name or IP address, or \"\" for this machine";
        return Quoted.text(name) + " cannot be the name of a server; " + remedy;
    }
}
