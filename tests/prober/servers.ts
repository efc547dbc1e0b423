import { readFileSync } from "node:fs";
import { createServer as createHttp, type RequestListener, type Server as HttpServer } from "node:http";
import { createServer as createHttps } from "node:https";
import { createServer as createTcp, type AddressInfo, type Server, type Socket } from "node:net";
import { join } from "node:path";

const fixture = (name: string): string => readFileSync(join(__dirname, "fixtures", name), "utf8");

/** The authority that all certificates of the tests are from; nobody else trusts it. */
export const CA = fixture("ca.pem");

/** A server on a port of its own; closed with {@link closeServers}. */
export interface Running {
    readonly port: number;
    /** What it was asked: `GET /path`, with the headers. */
    readonly asked: { readonly line: string; readonly headers: NodeJS.Dict<string | string[]> }[];
}

const running: { readonly server: Server | HttpServer; readonly sockets: Set<Socket> }[] = [];

async function listen(server: Server | HttpServer): Promise<number> {
    const sockets = new Set<Socket>();
    server.on("connection", (socket: Socket) => {
        sockets.add(socket);
        socket.on("error", () => undefined);
    });
    running.push({ server, sockets });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return (server.address() as AddressInfo).port;
}

/** Answers as told, over HTTPS with a certificate of the fixtures, or over HTTP without. */
export async function serve(
    answer: RequestListener,
    certificate?: "localhost" | "other" | "expired",
): Promise<Running> {
    const asked: Running["asked"] = [];
    const listener: RequestListener = (request, response) => {
        asked.push({ line: `${request.method ?? ""} ${request.url ?? ""}`, headers: request.headers });
        answer(request, response);
    };
    const server =
        certificate === undefined
            ? createHttp(listener)
            : createHttps({ key: fixture("key.pem"), cert: fixture(`${certificate}.pem`) }, listener);
    return { port: await listen(server), asked };
}

/** Takes connections and does with each what is told. */
export async function serveTcp(take: (socket: Socket) => void): Promise<number> {
    return listen(createTcp(take));
}

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
    const server = createTcp();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return port;
}

/** Ends every server, with the connections that are open still. */
export async function closeServers(): Promise<void> {
    for (const { server, sockets } of running.splice(0)) {
        for (const socket of sockets) socket.destroy();
        await new Promise((resolve) => server.close(resolve));
    }
}
