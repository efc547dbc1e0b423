import { IntegrationType, type ResponseTransferMode, type RouteArgs } from "./rest-api-routes";

/** A service on the internet that a proxy reaches. */
export interface UpstreamArgs {
    /** Path below the stage that leads to it, `/` or `/billing`; it is taken off before the call. */
    readonly path: string;
    /** `https://` and a host, possibly a port: no path, nothing that a request could fill in. */
    readonly url: string;
}

export interface ProxyArgs {
    /** Where calls go; each path once. Of two that fit, the longer path wins. */
    readonly upstreams: readonly UpstreamArgs[];
    /** Milliseconds until API Gateway answers 504. */
    readonly timeoutMilliseconds: number;
    /** Whether answers are collected or handed on as they come. */
    readonly responseTransferMode: ResponseTransferMode;
}

/**
 * Whether `HTTP_PROXY` hands `x-api-key` on is documented nowhere (U-21), so the upstream is sent a word in its place.
 * The key opens the proxy to whoever knows it.
 */
const WITHOUT_KEY = { "x-api-key": "removed" };

/** A host name, with a port where that is not 443: no user, path, query, or variable of the stage or the request. */
const ORIGIN = /^https:\/\/[a-z0-9.-]+(?::\d+)?$/;

/**
 * Routes that hand every call below a path on to one host, each with a key required.
 *
 * The host is the program's: of the request, only what follows the path reaches the address, behind the host. Each
 * upstream has the path itself and everything below it, since `{proxy+}` alone leaves the root out (rule H-6).
 * A path that only leads on to the next upstream is given the routes of the one before it: that API Gateway looks there
 * again is documented nowhere.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html (read 2026-11-21)
 */
export function proxyRoutes({ upstreams, timeoutMilliseconds, responseTransferMode }: ProxyArgs): RouteArgs[] {
    for (const { url } of upstreams) {
        if (!ORIGIN.test(url)) throw new Error(`an upstream is \`https://\` and a host, got ${url}`);
    }
    const ways = [...upstreams.map(({ path, url }) => ({ path, url, root: `${url}/` })), ...gapsBetween(upstreams)];
    return ways.flatMap(({ path, url, root }) => {
        const below = path === "/" ? "" : path;
        return [
            { path, to: root },
            { path: `${below}/{proxy+}`, to: `${url}/{proxy}` },
        ].map((route) => ({
            method: "ANY",
            path: route.path,
            apiKeyRequired: true,
            integration: {
                type: IntegrationType.Http,
                url: route.to,
                timeoutMilliseconds,
                responseTransferMode,
                fixedHeaders: WITHOUT_KEY,
            },
        }));
    });
}

interface Way extends UpstreamArgs {
    /** Where the path itself leads to. */
    readonly root: string;
}

/** Paths on the way from one upstream to a longer one, which belong to the longest before them. */
function gapsBetween(upstreams: readonly UpstreamArgs[]): Way[] {
    const own = new Map(upstreams.map(({ path, url }) => [path, url]));
    const ways = new Set(upstreams.flatMap(({ path }) => above(path)));
    return [...ways].flatMap((way) => {
        if (own.has(way)) return [];
        const before = [...above(way), "/"].find((path) => own.has(path));
        if (before === undefined) return [];
        const url = `${own.get(before) ?? ""}${before === "/" ? way : way.slice(before.length)}`;
        return [{ path: way, url, root: url }];
    });
}

/** `/a/b` and `/a` of `/a/b/c`: the longest first. */
function above(path: string): string[] {
    const segments = path.split("/").slice(1, -1);
    return segments.map((_, index) => `/${segments.slice(0, segments.length - index).join("/")}`);
}
