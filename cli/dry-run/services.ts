import { Server, ServerCredentials } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import type { Socket } from "node:net";
import type { Deployment } from "./deployment";
import { engine, type Message } from "./engine";
import { resourceMonitor } from "./monitor";

/**
 * The two services that a program talks to, on connections that are made elsewhere.
 *
 * @param said - is told what the program logs.
 * @returns what takes a connection over.
 */
export function serveProgram(deployment: Deployment, said: (message: Message) => void): (socket: Socket) => void {
    const server = new Server({ "grpc.max_receive_message_length": -1 });
    server.addService(ResourceMonitorService, resourceMonitor(deployment));
    server.addService(EngineService, engine(said));
    const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
    return (socket) => injector.injectConnection(socket);
}
