/** What the prober is asked, as its event says it. */
export interface Question {
    readonly id: string;
    readonly url: URL;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    /** Whether a certificate that is not good for the name ends the call. */
    readonly verifyTls: boolean;
    /** For the whole call, from the name to the last byte; infinite where the event does not say. */
    readonly timeoutMilliseconds: number;
}

export type Read =
    | { readonly ok: true; readonly question: Question }
    | { readonly ok: false; readonly id: string | null; readonly error: string };

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/**
 * Reads an event `{id, url, method, headers, verifyTls, timeoutMilliseconds}`; all but `id` and `url` may be left out.
 *
 * @param hosts - those that may be asked, `host` or `host:port` where the port is not the protocol's own.
 * @returns the question, or why it is not asked; no header is quoted, since it may hold a key.
 */
export function readEvent(event: unknown, hosts: readonly string[]): Read {
    const fields: Readonly<Record<string, unknown>> = isMap(event) ? event : {};
    const id = typeof fields["id"] === "string" ? fields["id"] : null;
    const refuse = (error: string): Read => ({ ok: false, id, error });
    if (id === null) return refuse("id: is no text");
    const url = urlOf(fields["url"]);
    if (url === undefined) return refuse("url: is no address that begins with https:// or http://");
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

function urlOf(text: unknown): URL | undefined {
    if (typeof text !== "string" || !URL.canParse(text)) return undefined;
    const url = new URL(text);
    return url.protocol === "https:" || url.protocol === "http:" ? url : undefined;
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === "object" && value !== null && !Array.isArray(value);

const isTexts = (map: Readonly<Record<string, unknown>>): map is Readonly<Record<string, string>> =>
    Object.values(map).every((value) => typeof value === "string");
