#!/usr/bin/env bash
# Jolokia's JVM agent 2.6.0 (OpenJDK 17) writes dates as ISO 8601 in the zone of the JVM, but with the digits and in the calendar of the
# JVM's locale. One instant, 2026-01-31T12:00:00 UTC, as attribute of a plain MBean, in English, in Arabic of Egypt, and in Thai with
# Buddhist calendar (2569) and Thai digits. No setting of Jolokia chooses the locale.
# Who parses such dates has to start the JVM in another locale, or to set the agent's dateFormat=millis, which makes a number of it.
# Seen: 2026-01-31T12:00:00.000Z ٢٠٢٦-٠١-٣١T١٢:٠٠:٠٠.٠٠٠Z ๒๕๖๙-๐๑-๓๑T๑๒:๐๐:๐๐.๐๐๐Z
set -euo pipefail

home=$(mktemp -d)
agent=
trap '[[ -z $agent ]] || kill "$agent"; rm -rf "$home"' EXIT

mvn -q -B dependency:copy -Dartifact=org.jolokia:jolokia-agent-jvm:2.6.0:jar:javaagent \
  -DoutputDirectory="$home" -Dmdep.stripVersion=true -Dmdep.useBaseVersion=true
cat >"$home/Clock.java" <<'JAVA'
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Date;
import javax.management.ObjectName;
import javax.management.StandardMBean;

public class Clock {
    public interface Time { Date getTime(); }
    public static void main(String[] a) throws Exception {
        Time time = () -> Date.from(Instant.parse("2026-01-31T12:00:00Z"));
        ManagementFactory.getPlatformMBeanServer()
                .registerMBean(new StandardMBean(time, Time.class), new ObjectName("plain:type=Clock"));
        Thread.sleep(300_000);
    }
}
JAVA
javac -d "$home" "$home/Clock.java"

# The date as a JVM with these options tells it.
told() {
  local port
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  java -Duser.timezone=UTC "$@" \
    "-javaagent:$home/jolokia-agent-jvm-javaagent.jar=host=127.0.0.1,port=$port,discoveryEnabled=false" \
    -cp "$home" Clock >"$home/log" 2>&1 &
  agent=$!
  curl -s --retry 60 --retry-delay 1 --retry-connrefused "http://127.0.0.1:$port/jolokia/version" >/dev/null
  until curl -s "http://127.0.0.1:$port/jolokia/search/plain:*" | grep -q 'plain:type=Clock'; do sleep 0.2; done
  date=$(curl -s "http://127.0.0.1:$port/jolokia/read/plain:type=Clock/Time" | grep -o '"value":"[^"]*"' | cut -d'"' -f4)
  kill "$agent"
  agent=
}

told -Duser.language=en -Duser.country=US
seen=$date
told -Duser.language=ar -Duser.country=EG
seen="$seen $date"
told -Duser.language=th -Duser.country=TH -Duser.extensions=u-ca-buddhist-nu-thai
seen="$seen $date"
echo "$seen"
[[ $seen == "2026-01-31T12:00:00.000Z ٢٠٢٦-٠١-٣١T١٢:٠٠:٠٠.٠٠٠Z ๒๕๖๙-๐๑-๓๑T๑๒:๐๐:๐๐.๐๐๐Z" ]]
