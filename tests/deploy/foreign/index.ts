import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { CARRIERS, type CarrierName, type Made } from "./carriers";
import { domain } from "./domain";
import { network } from "./network";
import type { PolicyName } from "./policies";

/** Puts an API into service: a method that answers by itself, on a stage. */
function serve({ api, before, triggers }: Made): void {
    const method = new aws.apigateway.Method("method", {
        restApi: api.id,
        resourceId: api.rootResourceId,
        httpMethod: "GET",
        authorization: "NONE",
    });
    const integration = new aws.apigateway.Integration("integration", {
        restApi: api.id,
        resourceId: api.rootResourceId,
        httpMethod: method.httpMethod,
        type: "MOCK",
        requestTemplates: { "application/json": '{"statusCode": 200}' },
    });
    const deployment = new aws.apigateway.Deployment(
        "deployment",
        { restApi: api.id, triggers },
        { dependsOn: [integration, ...before] },
    );
    new aws.apigateway.Stage("stage", { restApi: api.id, deployment: deployment.id, stageName: "v1" });
}

const { carrier, policy } = new pulumi.Config("foreign").requireObject<{
    readonly carrier: CarrierName | "domain";
    readonly policy: PolicyName;
}>("kind");
const callersComeThrough = network();
if (carrier === "domain") domain(callersComeThrough, policy);
else serve(CARRIERS[carrier](callersComeThrough, policy));
