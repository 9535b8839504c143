#!/usr/bin/env bash
# Jolokia's JVM agent 2.6.0 (OpenJDK 17) refuses a page with an https origin on a plain HTTP port although its policy lists exactly that origin:
# behind a proxy that ends TLS every page is such a page. The refusal is JSON with status 403 within HTTP 200:
#   "Secure origin https://wds.example.org should not be processed over HTTP"
# An https Referer without Origin is refused as well. <ignore-scheme/> within <cors> lets both in; the list alone does not.
# Seen: 403 403 200 (listed origin; the Referer of a listed site; listed origin with <ignore-scheme/>).
set -euo pipefail

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT

mvn -q -B dependency:copy -Dartifact=org.jolokia:jolokia-agent-jvm:2.6.0:jar:javaagent \
  -DoutputDirectory="$home" -Dmdep.stripVersion=true -Dmdep.useBaseVersion=true
cat >"$home/Idle.java" <<'JAVA'
public class Idle { public static void main(String[] a) throws Exception { Thread.sleep(300_000); } }
JAVA
policy() {
  printf '<restrict><cors><allow-origin>https://wds.example.org</allow-origin><strict-checking/>%s</cors></restrict>\n' "$1"
}
policy '' >"$home/listed.xml"
policy '<ignore-scheme/>' >"$home/ignoring.xml"

# The status within Jolokia's answer; the agent is started with a policy and asked with a header.
status() {
  local port
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  java "-javaagent:$home/jolokia-agent-jvm-javaagent.jar=host=127.0.0.1,port=$port,discoveryEnabled=false,policyLocation=file:$home/$1.xml" \
    "$home/Idle.java" >"$home/$1.log" 2>&1 &
  curl -s --retry 60 --retry-delay 1 --retry-connrefused -H "$2" "http://127.0.0.1:$port/jolokia/version" >"$home/answer"
  kill $!
  grep -o '"status":[0-9]*' "$home/answer" | cut -d: -f2
}

seen="$(status listed 'Origin: https://wds.example.org') $(status listed 'Referer: https://wds.example.org/') \
$(status ignoring 'Origin: https://wds.example.org')"
echo "$seen"
[[ $seen == "403 403 200" ]]
