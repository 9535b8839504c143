// ObjectNames, as wds-jmx makes them.

const DOMAIN = "wds.transport";

export const SERVERS = `${DOMAIN}:type=Server,*`;
export const REMEDIATION = `${DOMAIN}:type=Remediation`;

const SERVER_PREFIX = `${DOMAIN}:type=Server,server=`;

/** The value of the key "server" in the name of a server's MBean, as it stands there. */
export function serverValue(name) {
  return name.slice(SERVER_PREFIX.length);
}

export function server(value) {
  return SERVER_PREFIX + value;
}

export function session(serverValue_, label) {
  return `${DOMAIN}:type=Session,server=${serverValue_},session=${quoted(label)}`;
}

export function client(serverValue_, sessionLabel, label, name) {
  return `${DOMAIN}:type=Client,server=${serverValue_},session=${quoted(sessionLabel)},client=${quoted(label)},name=${quoted(name ?? "")}`;
}

/** Plain, or quoted like ObjectName.quote. */
function quoted(text) {
  if (/^[A-Za-z0-9_.-]+$/.test(text)) {
    return text;
  }
  return `"${text.replace(/[\\"*?]/g, "\\$&").replace(/\n/g, "\\n")}"`;
}
