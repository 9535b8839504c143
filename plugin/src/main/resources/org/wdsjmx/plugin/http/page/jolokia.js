// Asks wds-jmx: one POST for any number of requests.

const PATIENCE = 20;

/** Why there is no answer: "lost" (no connection), "login", "forbidden" or "failed". */
export class NoAnswer extends Error {
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}

/** Reads what is a JSON document. */
export function get(path) {
  return ask(path, {}, PATIENCE);
}

/** The answers to these requests, in their order; patience in seconds. */
export async function post(requests, patience = PATIENCE) {
  const config = { includeRequest: "false" };
  const options = {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(requests.map((request) => ({ ...request, config }))),
  };
  const answers = await ask("jolokia/", options, patience);
  if (!Array.isArray(answers) || answers.length !== requests.length) {
    throw new NoAnswer("failed", "wds-jmx gave an answer that makes no sense");
  }
  return answers;
}

async function ask(path, options, patience) {
  let response;
  let text;
  try {
    response = await fetch(path, { ...options, cache: "no-store", signal: AbortSignal.timeout(patience * 1000) });
    text = await response.text();
  } catch (failure) {
    const late = failure.name === "TimeoutError";
    throw new NoAnswer("lost", late ? `wds-jmx has not answered for ${patience} s` : "wds-jmx cannot be reached");
  }
  if (!response.ok) {
    throw new NoAnswer(kindOf(response.status), `${text.trim().slice(0, 300)} (HTTP ${response.status})`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new NoAnswer("failed", "wds-jmx gave an answer that is not JSON");
  }
}

function kindOf(status) {
  return { 401: "login", 403: "forbidden" }[status] ?? "failed";
}
