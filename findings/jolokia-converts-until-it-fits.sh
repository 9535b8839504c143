#!/usr/bin/env bash
# Jolokia's JVM agent 2.6.0 (OpenJDK 17) converts arguments until they fit the parameter, each time with status 200.
# Of a plain MBean with long count(long) and boolean say(boolean), which return what they get:
#   count 12.7 is 12; count of 2^64 + 7, written with the fraction .0, is 7; say "yes", "on" and "1" are all false.
# What wants to have exactly what was asked must look at the request before Jolokia converts it.
# Seen: 12 7 false false false
set -euo pipefail

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT

mvn -q -B dependency:copy -Dartifact=org.jolokia:jolokia-agent-jvm:2.6.0:jar:javaagent \
  -DoutputDirectory="$home" -Dmdep.stripVersion=true -Dmdep.useBaseVersion=true
cat >"$home/Plain.java" <<'JAVA'
import java.lang.management.ManagementFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;

public class Plain {
    public interface Values { long count(long value); boolean say(boolean value); }
    static class Bean implements Values {
        public long count(long value) { return value; }
        public boolean say(boolean value) { return value; }
    }
    public static void main(String[] a) throws Exception {
        StandardMBean bean = new StandardMBean(new Bean(), Values.class);
        ManagementFactory.getPlatformMBeanServer().registerMBean(bean, new ObjectName("plain:type=Plain"));
        Thread.sleep(300_000);
    }
}
JAVA
javac -d "$home" "$home/Plain.java"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
java "-javaagent:$home/jolokia-agent-jvm-javaagent.jar=host=127.0.0.1,port=$port,discoveryEnabled=false" \
  -cp "$home" Plain >"$home/log" 2>&1 &
agent=$!
trap 'kill "$agent"; rm -rf "$home"' EXIT
curl -s --retry 60 --retry-delay 1 --retry-connrefused "http://127.0.0.1:$port/jolokia/version" >/dev/null
until curl -s "http://127.0.0.1:$port/jolokia/search/plain:*" | grep -q 'plain:type=Plain'; do sleep 0.2; done

# The value that the MBean got, as it returns it.
got() {
  curl -s "http://127.0.0.1:$port/jolokia/" -d \
    "{\"type\":\"exec\",\"mbean\":\"plain:type=Plain\",\"operation\":\"$1\",\"arguments\":[$2]}" >"$home/answer"
  grep -q '"status":200' "$home/answer" || { echo refused; return; }
  grep -o '"value":[^,}]*' "$home/answer" | cut -d: -f2
}

seen="$(got count 12.7) $(got count 18446744073709551623.0) $(got say '"yes"') $(got say '"on"') $(got say '"1"')"
echo "$seen"
[[ $seen == "12 7 false false false" ]]
