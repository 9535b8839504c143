#!/usr/bin/env bash
# Jolokia's JVM agent 2.6.0 (OpenJDK 17) carries out the requests of a bulk one by one, and answers the whole bulk
# with HTTP 400 in text/plain when one of them has too few arguments; of those that were carried out before, the
# answer says nothing. A misspelt operation at the same place is an error in an array with HTTP 200, beside the
# outcome of the first. A client that takes 400 for "nothing was done" does it again.
# Seen: 400 text/plain;1 200 application/json;2 (HTTP status, type; how often the first operation had been called)
set -euo pipefail

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT

mvn -q -B dependency:copy -Dartifact=org.jolokia:jolokia-agent-jvm:2.6.0:jar:javaagent \
  -DoutputDirectory="$home" -Dmdep.stripVersion=true -Dmdep.useBaseVersion=true
cat >"$home/Counting.java" <<'JAVA'
import java.lang.management.ManagementFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;

public class Counting {
    public interface Calls { int getCalls(); void act(); void actOn(String what); }
    static class Bean implements Calls {
        private int calls;
        public synchronized int getCalls() { return calls; }
        public synchronized void act() { calls++; }
        public void actOn(String what) { act(); }
    }
    public static void main(String[] a) throws Exception {
        StandardMBean bean = new StandardMBean(new Bean(), Calls.class);
        ManagementFactory.getPlatformMBeanServer().registerMBean(bean, new ObjectName("plain:type=Counting"));
        Thread.sleep(300_000);
    }
}
JAVA
javac -d "$home" "$home/Counting.java"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
java "-javaagent:$home/jolokia-agent-jvm-javaagent.jar=host=127.0.0.1,port=$port,discoveryEnabled=false" \
  -cp "$home" Counting >"$home/log" 2>&1 &
agent=$!
trap 'kill "$agent"; rm -rf "$home"' EXIT
url="http://127.0.0.1:$port/jolokia/"
curl -s --retry 60 --retry-delay 1 --retry-connrefused "${url}version" >/dev/null
until curl -s "${url}search/plain:*" | grep -q 'plain:type=Counting'; do sleep 0.2; done

# Posts act() and another operation without arguments; tells what came back and how often act() was called.
bulk() {
  local exec='{"type":"exec","mbean":"plain:type=Counting","operation":"'
  curl -s -o "$home/answer" -w '%{http_code} %{content_type}' "$url" -d "[${exec}act\"},${exec}$1\"}]" |
    sed 's/; *charset.*//'
  printf ';%s' "$(curl -s "${url}read/plain:type=Counting/Calls" | grep -o '"value":[0-9]*' | cut -d: -f2)"
}

seen="$(bulk actOn) $(bulk actt)"
echo "$seen"
[[ $seen == "400 text/plain;1 200 application/json;2" ]]
