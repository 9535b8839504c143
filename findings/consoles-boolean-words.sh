#!/usr/bin/env bash
# JConsole of OpenJDK 17 and jmxterm 1.0.4 make a Boolean of what is typed, by themselves and without a word, and not
# the same one: "yes", "on" and "1" are false in JConsole (what sun.tools.jconsole.inspector.Utils makes of its text
# fields) and true in jmxterm; any word that jmxterm does not know is false, and what is no whole number is 0 as a
# long. An MBean that must not be misunderstood takes a text.
# Seen: JConsole false false false true; jmxterm true true true false 0 0
set -euo pipefail

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT

mvn -q -B dependency:copy -Dartifact=org.cyclopsgroup:jmxterm:1.0.4:jar:uber \
  -DoutputDirectory="$home" -Dmdep.stripVersion=true -Dmdep.useBaseVersion=true
cat >"$home/Words.java" <<'JAVA'
import sun.tools.jconsole.inspector.Utils;

public class Words {
    public static void main(String[] words) throws Exception {
        for (String word : words) {
            System.out.print(" " + Utils.createObjectFromString("java.lang.Boolean", word));
        }
    }
}
JAVA
cat >"$home/Plain.java" <<'JAVA'
import java.lang.management.ManagementFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;

public class Plain {
    public interface Values { String say(boolean value); String count(long value); }
    static class Bean implements Values {
        public String say(boolean value) { return "got " + value; }
        public String count(long value) { return "got " + value; }
    }
    public static void main(String[] a) throws Exception {
        StandardMBean bean = new StandardMBean(new Bean(), Values.class);
        ManagementFactory.getPlatformMBeanServer().registerMBean(bean, new ObjectName("plain:type=Plain"));
        System.out.println("ready");
        Thread.sleep(300_000);
    }
}
JAVA
exports=(--add-exports jdk.jconsole/sun.tools.jconsole.inspector=ALL-UNNAMED)
javac "${exports[@]}" -d "$home" "$home/Words.java" "$home/Plain.java"
jconsole=$(java "${exports[@]}" -cp "$home" Words yes on 1 true)

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
java -Dcom.sun.management.jmxremote.port="$port" -Dcom.sun.management.jmxremote.host=127.0.0.1 \
  -Djava.rmi.server.hostname=127.0.0.1 \
  -Dcom.sun.management.jmxremote.authenticate=false -Dcom.sun.management.jmxremote.ssl=false \
  -cp "$home" Plain >"$home/log" 2>&1 &
program=$!
trap 'kill "$program"; rm -rf "$home"' EXIT
until grep -q ready "$home/log"; do sleep 0.2; done
cat >"$home/commands" <<'COMMANDS'
bean plain:type=Plain
run say yes
run say on
run say 1
run say maybe
run count 7.9
run count seven
COMMANDS
jmxterm=$(java -Duser.home="$home" -jar "$home/jmxterm-uber.jar" -l "127.0.0.1:$port" -n -i "$home/commands" -v silent |
  grep -o 'got .*' | cut -d' ' -f2 | tr '\n' ' ')

seen="JConsole$jconsole; jmxterm ${jmxterm% }"
echo "$seen"
[[ $seen == "JConsole false false false true; jmxterm true true true false 0 0" ]]
