/*
 * Answers every request with what it got: method, path and headers, and the availability zone that answers, so that one
 * sees what API Gateway and the load balancer add, that a stage is gone from the path, and that each zone has its turn.
 */
import { createServer } from "node:http";

const port = Number(process.env.PORT ?? 8080);

/** The zone of this task, as ECS tells it; nothing outside of ECS. */
async function ownZone() {
    const metadata = process.env.ECS_CONTAINER_METADATA_URI_V4;
    if (!metadata) return undefined;
    const answer = await fetch(`${metadata}/task`);
    return (await answer.json()).AvailabilityZone;
}

const zone = await ownZone().catch(() => undefined);

const server = createServer((request, response) => {
    const isHealthCheck = request.url === "/health";
    const { method, url: path, headers } = request;
    const body = isHealthCheck ? { status: "ok" } : { zone: zone ?? "unknown", method, path, headers };
    response.writeHead(200, { "content-type": "application/json" });
    response.end(`${JSON.stringify(body, undefined, 2)}\n`);
});

// Longer than the load balancer keeps an idle connection (60 s): else it meets one that is closing, and answers 502.
server.keepAliveTimeout = 65_000;
server.listen(port, () => console.log(`listening on ${server.address().port}`));

// ECS says so before it stops a task; requests that are under way are answered.
process.on("SIGTERM", () => server.close());
