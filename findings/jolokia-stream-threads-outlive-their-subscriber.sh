#!/usr/bin/env bash
# Jolokia's JVM agent 2.6.0 (OpenJDK 17) starts a thread for the heartbeat of each stream of notifications (mode sse) that a
# subscriber opens, as browsers do again by themselves when a connection broke. When he unregisters, only the thread of the
# stream that he opened last ends; those before stay although their connections are closed. When he opened a stream
# without a subscription in that mode, none ends.
# Seen: 3 2; 1 1 (heartbeat threads before and after unregister: of a subscriber with three streams one after the other;
# of one with a stream and no subscription, beyond those that are there)
set -euo pipefail

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT

mvn -q -B dependency:copy -Dartifact=org.jolokia:jolokia-agent-jvm:2.6.0:jar:javaagent \
  -DoutputDirectory="$home" -Dmdep.stripVersion=true -Dmdep.useBaseVersion=true
cat >"$home/Waiting.java" <<'JAVA'
public class Waiting {
    public static void main(String[] a) throws Exception {
        Thread.sleep(300_000);
    }
}
JAVA
javac -d "$home" "$home/Waiting.java"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
java "-javaagent:$home/jolokia-agent-jvm-javaagent.jar=host=127.0.0.1,port=$port,discoveryEnabled=false" \
  -cp "$home" Waiting >"$home/log" 2>&1 &
agent=$!
trap 'kill "$agent"; rm -rf "$home"' EXIT
url="http://127.0.0.1:$port/jolokia/"
curl -s --retry 60 --retry-delay 1 --retry-connrefused "${url}version" >/dev/null

heartbeats() { jstack "$agent" | grep -c '"jolokia-sse' || true; }
register() { curl -s "${url}notification/register" | grep -o '"id":"[^"]*"' | head -1 | cut -d'"' -f4; }
# Opens a stream and closes it a second later.
stream() { curl -sN -m 1 -o "$home/stream" "${url}notification/open/$1/sse" || true; }

subscriber=$(register)
curl -s -o "$home/answer" "${url}notification/add/$subscriber/sse/java.lang:type=Memory"
for _ in 1 2 3; do stream "$subscriber"; done
before=$(heartbeats)
curl -s -o "$home/answer" "${url}notification/unregister/$subscriber"
sleep 1
left=$(heartbeats)

subscriber=$(register)
stream "$subscriber"
opened=$(($(heartbeats) - left))
curl -s -o "$home/answer" "${url}notification/unregister/$subscriber"
sleep 1
seen="$before $left; $opened $(($(heartbeats) - left))"
echo "$seen"
[[ $seen == "3 2; 1 1" ]]
