import { lookup } from "node:dns/promises";
import { request, type IncomingMessage } from "node:http";
import { connect, isIP, type Socket } from "node:net";
import { connect as secure, type PeerCertificate, type TLSSocket } from "node:tls";
import type { Answer, ConnectAnswer, DnsAnswer, HttpAnswer, Outcome, TlsAnswer } from "./answer";
import { deadlineIn, TimeIsUp, type Deadline } from "./deadline";
import type { Question } from "./event";

/** Bytes of a body that are told; Lambda takes 6 MB of an answer. */
const MAXIMUM_BODY_BYTES = 256 * 1024;

/** What a test may say in place of the machine. */
export interface Surroundings {
    /** Certificates to trust in place of the machine's own. */
    readonly ca?: string;
}

type Steps = { -readonly [Key in "dns" | "connect" | "tls" | "http"]?: Answer[Key] };

/** A step that ended the call. */
class Ended extends Error {
    constructor(
        readonly outcome: Outcome,
        message: string,
    ) {
        super(message);
    }
}

/**
 * Asks once, as a client would: the name, a connection to its first address, TLS, one request. Redirects are told, not
 * followed; nothing is tried again.
 */
export async function probe(question: Question, surroundings: Surroundings = {}): Promise<Answer> {
    const steps: Steps = {};
    let socket: Socket | undefined;
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

const endOf = (error: unknown): Outcome => (error instanceof TimeIsUp ? "timeout" : "no-communication");

/** The code that Node gives an error, such as `ECONNREFUSED`, or its text. */
function textOf(error: unknown): string {
    if (!(error instanceof Error)) return String(error);
    return "code" in error && typeof error.code === "string" ? error.code : error.message;
}

const elapsed = (since: number): number => Math.round(performance.now() - since);

/** The address to connect to, as the machine's resolver has it: an IPv4 one where there is one. */
async function resolve(url: URL, steps: Steps, deadline: Deadline): Promise<string> {
    const start = performance.now();
    const told = (addresses: readonly string[], error?: string): DnsAnswer => ({
        addresses,
        milliseconds: elapsed(start),
        ...(error === undefined ? {} : { error }),
    });
    // A URL has an IPv6 address in brackets.
    const host = url.hostname.replace(/^\[|\]$/g, "");
    try {
        const found = await deadline.during(lookup(host, { all: true, verbatim: true }));
        steps.dns = told(found.map(({ address }) => address));
        const best = found.find(({ family }) => family === 4) ?? found[0];
        if (best === undefined) throw new Error("no address");
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

async function open(address: string, port: number, steps: Steps, deadline: Deadline): Promise<Socket> {
    const start = performance.now();
    const told = (error?: string): ConnectAnswer => ({
        address,
        port,
        milliseconds: elapsed(start),
        ...(error === undefined ? {} : { error }),
    });
    const socket = connect({ host: address, port });
    try {
        await deadline.during(first(socket, "connect"), () => socket.destroy());
        steps.connect = told();
        return socket;
    } catch (error) {
        steps.connect = told(error instanceof TimeIsUp ? "timeout" : textOf(error));
        throw error;
    }
}

/** Waits for an event of a socket, or for the end of the socket. */
function first(socket: Socket, event: string): Promise<void> {
    return new Promise((resolve, reject) => {
        socket.once(event, () => resolve());
        // Not once: what a socket says after its end is of no use, and without a listener would end the process.
        socket.on("error", reject);
        socket.once("close", () => reject(new Error("the connection was closed")));
    });
}

const NO_CERTIFICATE = { protocol: "", subject: "", names: [], issuer: "", validTo: "" };

/** Agrees on TLS and tells the certificate; one that is not good ends the call before a header is sent. */
async function encrypt(
    plain: Socket,
    { url, verifyTls }: Question,
    { ca }: Surroundings,
    steps: Steps,
    deadline: Deadline,
): Promise<Socket> {
    const host = url.hostname;
    const name = isIP(host) ? {} : { servername: host };
    // Here not yet: a certificate is to be told before it is refused.
    const socket = secure({ socket: plain, ...name, ca, rejectUnauthorized: false, ALPNProtocols: ["http/1.1"] });
    try {
        await deadline.during(first(socket, "secureConnect"), () => socket.destroy());
    } catch (error) {
        const why = error instanceof TimeIsUp ? "timeout" : textOf(error);
        steps.tls = { ...NO_CERTIFICATE, error: why };
        if (error instanceof TimeIsUp) throw error;
        throw new Ended("tls-failure", why);
    }
    steps.tls = certificateOf(socket);
    if (verifyTls && steps.tls.error !== undefined) {
        socket.destroy();
        throw new Ended("tls-failure", steps.tls.error);
    }
    return socket;
}

function certificateOf(socket: TLSSocket): TlsAnswer {
    const certificate: PeerCertificate = socket.getPeerCertificate();
    const names = (certificate.subjectaltname ?? "").split(", ").filter((entry) => entry !== "");
    return {
        protocol: socket.getProtocol() ?? "",
        subject: textIn(certificate.subject?.CN),
        names: names.map((entry) => entry.replace(/^DNS:/, "")),
        issuer: textIn(certificate.issuer?.CN),
        validTo: certificate.valid_to ? new Date(certificate.valid_to).toISOString() : "",
        // Set where the chain or the name is wrong, although the type says that it is an error.
        ...(socket.authorized ? {} : { error: String(socket.authorizationError) }),
    };
}

const textIn = (value: unknown): string =>
    Array.isArray(value) ? value.join(", ") : typeof value === "string" ? value : "";

async function ask(socket: Socket, question: Question, deadline: Deadline): Promise<HttpAnswer> {
    const { url, method, headers } = question;
    const call = request({
        createConnection: () => socket,
        host: url.hostname,
        // A port that is the protocol's own is not part of the Host header.
        port: url.port === "" ? (url.protocol === "https:" ? 443 : 80) : url.port,
        defaultPort: url.protocol === "https:" ? 443 : 80,
        path: `${url.pathname}${url.search}`,
        method,
        headers,
    });
    const response = new Promise<IncomingMessage>((resolve, reject) => {
        call.once("response", resolve);
        call.on("error", reject);
    });
    call.end();
    const giveUp = () => call.destroy();
    const message = await deadline.during(response, giveUp);
    const { body, truncated } = await deadline.during(bodyOf(message), giveUp);
    return {
        status: message.statusCode ?? 0,
        headers: Object.fromEntries(
            Object.entries(message.headers).map(([name, value]) => [name, [value ?? ""].flat().join(", ")]),
        ),
        body,
        ...(truncated ? { truncated } : {}),
    };
}

async function bodyOf(message: IncomingMessage): Promise<{ readonly body: string; readonly truncated: boolean }> {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of message as AsyncIterable<Buffer>) {
        chunks.push(chunk);
        length += chunk.length;
        if (length > MAXIMUM_BODY_BYTES) break;
    }
    const bytes = Buffer.concat(chunks);
    return { body: bytes.subarray(0, MAXIMUM_BODY_BYTES).toString("utf8"), truncated: length > MAXIMUM_BODY_BYTES };
}
