import * as grpc from "@grpc/grpc-js";

/** A handler of the protocol from a plain function; what the function throws fails the call, with its message. */
export function unary<Request, Response>(
    answer: (request: Request) => Response,
): grpc.handleUnaryCall<Request, Response> {
    return (call, callback) => {
        try {
            callback(null, answer(call.request));
        } catch (error) {
            const details = error instanceof Error ? error.message : String(error);
            callback({ code: grpc.status.FAILED_PRECONDITION, details });
        }
    };
}
