// Made of prober/*.ts by scripts/build-prober.mjs; do not edit.
"use strict";
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

// prober/index.ts
var index_exports = {};
__export(index_exports, {
  handler: () => handler
});
module.exports = __toCommonJS(index_exports);

// prober/event.ts
var METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
function readEvent(event, hosts) {
  const fields = isMap(event) ? event : {};
  const id = typeof fields["id"] === "string" ? fields["id"] : null;
  const refuse = (error) => ({ ok: false, id, error });
  if (id === null) return refuse("id: is no text");
  const url = urlOf(fields["url"]);
  if (url === void 0) return refuse("url: is no address that begins with https:// or http://");
  if (url.username !== "" || url.password !== "") return refuse("url: holds credentials");
  if (!hosts.includes(url.host)) return refuse(`url: has a host that the prober may not ask, got ${url.host}`);
  const method = fields["method"] ?? "GET";
  if (typeof method !== "string" || !METHODS.includes(method)) {
    return refuse(`method: is not one of ${METHODS.join(", ")}`);
  }
  const headers = fields["headers"] ?? {};
  if (!isMap(headers) || !isTexts(headers)) return refuse("headers: is no map of texts");
  const verifyTls = fields["verifyTls"] ?? true;
  if (typeof verifyTls !== "boolean") return refuse("verifyTls: is neither true nor false");
  const timeoutMilliseconds = fields["timeoutMilliseconds"] ?? Infinity;
  if (typeof timeoutMilliseconds !== "number" || !(timeoutMilliseconds > 0)) {
    return refuse("timeoutMilliseconds: is no number above 0");
  }
  return { ok: true, question: { id, url, method, headers, verifyTls, timeoutMilliseconds } };
}
function urlOf(text) {
  if (typeof text !== "string" || !URL.canParse(text)) return void 0;
  const url = new URL(text);
  return url.protocol === "https:" || url.protocol === "http:" ? url : void 0;
}
var isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var isTexts = (map) => Object.values(map).every((value) => typeof value === "string");

// prober/probe.ts
var import_promises = require("node:dns/promises");
var import_node_http = require("node:http");
var import_node_net = require("node:net");
var import_node_tls = require("node:tls");

// prober/deadline.ts
var TimeIsUp = class extends Error {
};
function deadlineIn(milliseconds) {
  const end = performance.now() + milliseconds;
  return {
    async during(step, giveUp) {
      let timer;
      const late = new Promise((_resolve, reject) => {
        timer = setTimeout(() => reject(new TimeIsUp()), Math.max(0, end - performance.now()));
      });
      try {
        return await Promise.race([step, late]);
      } catch (error) {
        giveUp?.();
        throw error;
      } finally {
        clearTimeout(timer);
        step.catch(() => void 0);
      }
    }
  };
}

// prober/probe.ts
var MAXIMUM_BODY_BYTES = 256 * 1024;
var Ended = class extends Error {
  constructor(outcome, message) {
    super(message);
    this.outcome = outcome;
  }
  outcome;
};
async function probe(question, surroundings = {}) {
  const steps = {};
  let socket;
  try {
    const deadline = deadlineIn(question.timeoutMilliseconds);
    const { url } = question;
    const port = Number(url.port) || (url.protocol === "https:" ? 443 : 80);
    const address = await resolve(url, steps, deadline);
    socket = await open(address, port, steps, deadline);
    if (url.protocol === "https:") socket = await encrypt(socket, question, surroundings, steps, deadline);
    steps.http = await ask(socket, question, deadline);
    return { id: question.id, outcome: "http", ...steps };
  } catch (error) {
    const outcome = error instanceof Ended ? error.outcome : endOf(error);
    const why = error instanceof TimeIsUp ? `no answer within ${question.timeoutMilliseconds} ms` : textOf(error);
    return { id: question.id, outcome, ...steps, error: why };
  } finally {
    socket?.destroy();
  }
}
var endOf = (error) => error instanceof TimeIsUp ? "timeout" : "no-communication";
function textOf(error) {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && typeof error.code === "string" ? error.code : error.message;
}
var elapsed = (since) => Math.round(performance.now() - since);
async function resolve(url, steps, deadline) {
  const start = performance.now();
  const told = (addresses, error) => ({
    addresses,
    milliseconds: elapsed(start),
    ...error === void 0 ? {} : { error }
  });
  const host = url.hostname.replace(/^\[|\]$/g, "");
  try {
    const found = await deadline.during((0, import_promises.lookup)(host, { all: true, verbatim: true }));
    steps.dns = told(found.map(({ address }) => address));
    const best = found.find(({ family }) => family === 4) ?? found[0];
    if (best === void 0) throw new Error("no address");
    return best.address;
  } catch (error) {
    if (error instanceof TimeIsUp) {
      steps.dns = told([], "timeout");
      throw error;
    }
    steps.dns = told([], textOf(error));
    throw new Ended("dns-failure", textOf(error));
  }
}
async function open(address, port, steps, deadline) {
  const start = performance.now();
  const told = (error) => ({
    address,
    port,
    milliseconds: elapsed(start),
    ...error === void 0 ? {} : { error }
  });
  const socket = (0, import_node_net.connect)({ host: address, port });
  try {
    await deadline.during(first(socket, "connect"), () => socket.destroy());
    steps.connect = told();
    return socket;
  } catch (error) {
    steps.connect = told(error instanceof TimeIsUp ? "timeout" : textOf(error));
    throw error;
  }
}
function first(socket, event) {
  return new Promise((resolve2, reject) => {
    socket.once(event, () => resolve2());
    socket.on("error", reject);
    socket.once("close", () => reject(new Error("the connection was closed")));
  });
}
var NO_CERTIFICATE = { protocol: "", subject: "", names: [], issuer: "", validTo: "" };
async function encrypt(plain, { url, verifyTls }, { ca }, steps, deadline) {
  const host = url.hostname;
  const name = (0, import_node_net.isIP)(host) ? {} : { servername: host };
  const socket = (0, import_node_tls.connect)({ socket: plain, ...name, ca, rejectUnauthorized: false, ALPNProtocols: ["http/1.1"] });
  try {
    await deadline.during(first(socket, "secureConnect"), () => socket.destroy());
  } catch (error) {
    const why = error instanceof TimeIsUp ? "timeout" : textOf(error);
    steps.tls = { ...NO_CERTIFICATE, error: why };
    if (error instanceof TimeIsUp) throw error;
    throw new Ended("tls-failure", why);
  }
  steps.tls = certificateOf(socket);
  if (verifyTls && steps.tls.error !== void 0) {
    socket.destroy();
    throw new Ended("tls-failure", steps.tls.error);
  }
  return socket;
}
function certificateOf(socket) {
  const certificate = socket.getPeerCertificate();
  const names = (certificate.subjectaltname ?? "").split(", ").filter((entry) => entry !== "");
  return {
    protocol: socket.getProtocol() ?? "",
    subject: textIn(certificate.subject?.CN),
    names: names.map((entry) => entry.replace(/^DNS:/, "")),
    issuer: textIn(certificate.issuer?.CN),
    validTo: certificate.valid_to ? new Date(certificate.valid_to).toISOString() : "",
    // Set where the chain or the name is wrong, although the type says that it is an error.
    ...socket.authorized ? {} : { error: String(socket.authorizationError) }
  };
}
var textIn = (value) => Array.isArray(value) ? value.join(", ") : typeof value === "string" ? value : "";
async function ask(socket, question, deadline) {
  const { url, method, headers } = question;
  const call = (0, import_node_http.request)({
    createConnection: () => socket,
    host: url.hostname,
    // A port that is the protocol's own is not part of the Host header.
    port: url.port === "" ? url.protocol === "https:" ? 443 : 80 : url.port,
    defaultPort: url.protocol === "https:" ? 443 : 80,
    path: `${url.pathname}${url.search}`,
    method,
    headers
  });
  const response = new Promise((resolve2, reject) => {
    call.once("response", resolve2);
    call.on("error", reject);
  });
  call.end();
  const giveUp = () => call.destroy();
  const message = await deadline.during(response, giveUp);
  const { body, truncated } = await deadline.during(bodyOf(message), giveUp);
  return {
    status: message.statusCode ?? 0,
    headers: Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [name, [value ?? ""].flat().join(", ")])
    ),
    body,
    ...truncated ? { truncated } : {}
  };
}
async function bodyOf(message) {
  const chunks = [];
  let length = 0;
  for await (const chunk of message) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAXIMUM_BODY_BYTES) break;
  }
  const bytes = Buffer.concat(chunks);
  return { body: bytes.subarray(0, MAXIMUM_BODY_BYTES).toString("utf8"), truncated: length > MAXIMUM_BODY_BYTES };
}

// prober/index.ts
var RESERVE_MILLISECONDS = 1e3;
function handler(event, context) {
  const hosts = (process.env["PROBER_HOSTS"] ?? "").split(" ").filter((host) => host !== "");
  const read = readEvent(event, hosts);
  if (!read.ok) return Promise.resolve({ id: read.id, error: read.error });
  const left = Math.max(1, context.getRemainingTimeInMillis() - RESERVE_MILLISECONDS);
  const timeoutMilliseconds = Math.min(read.question.timeoutMilliseconds, left);
  return probe({ ...read.question, timeoutMilliseconds });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  handler
});
