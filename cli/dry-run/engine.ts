import type * as grpc from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import {
    GetRootResourceResponse,
    LogSeverity,
    RequirePulumiVersionResponse,
    SetRootResourceResponse,
    type LogRequest,
    type SetRootResourceRequest,
} from "@pulumi/pulumi/proto/engine_pb";
import { unary } from "./unary";

/** What a program says while it runs. */
export interface Message {
    readonly severity: "info" | "warning" | "error";
    readonly text: string;
}

/** The service that the program logs to and keeps its root resource in. */
export function engine(said: (message: Message) => void): grpc.UntypedServiceImplementation {
    let root = "";
    return {
        log: unary((request: LogRequest) => {
            const severity = severityOf(request.getSeverity());
            if (severity !== undefined) said({ severity, text: request.getMessage() });
            return new Empty();
        }),
        getRootResource: unary(() => {
            const response = new GetRootResourceResponse();
            response.setUrn(root);
            return response;
        }),
        setRootResource: unary((request: SetRootResourceRequest) => {
            root = request.getUrn();
            return new SetRootResourceResponse();
        }),
        requirePulumiVersion: unary(() => new RequirePulumiVersionResponse()),
        startDebugging: unary(() => new Empty()),
    };
}

function severityOf(severity: LogSeverity): Message["severity"] | undefined {
    if (severity === LogSeverity.ERROR) return "error";
    if (severity === LogSeverity.WARNING) return "warning";
    return severity === LogSeverity.INFO ? "info" : undefined;
}
