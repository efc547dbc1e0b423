import { createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A port that takes connections before there is anything to answer them. */
export interface Listener {
    readonly port: number;
    /** Gives the connections away, those that wait and those to come. */
    readonly pass: (to: (socket: Socket) => void) => void;
    readonly close: () => void;
}

/**
 * Listens on a free port of this machine.
 *
 * Listening takes a millisecond and loading gRPC a hundred, so the program is started in between: it needs the port, and
 * takes far longer than that to its first call.
 */
export async function listen(): Promise<Listener> {
    const sockets = new Set<Socket>();
    let take: ((socket: Socket) => void) | undefined;
    const server = createServer((socket) => {
        sockets.add(socket);
        socket.once("close", () => sockets.delete(socket));
        socket.on("error", () => socket.destroy());
        take?.(socket);
    });
    const port = await portOf(server);
    return {
        port,
        pass: (to) => {
            take = to;
            sockets.forEach(to);
        },
        close: () => {
            server.close();
            sockets.forEach((socket) => socket.destroy());
        },
    };
}

function portOf(server: Server): Promise<number> {
    return new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
    });
}
