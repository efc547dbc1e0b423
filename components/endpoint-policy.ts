import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { childOf } from "./child";
import { plainArgs } from "./plain-args";

export interface EndpointPolicyArgs {
    /** Endpoint that gets the policy, `vpce-…`; not an adopted one, whose policy is somebody else's. */
    readonly endpointId: pulumi.Input<string>;
    /** `arn:…:execute-api:<region>:<account>:<id>` of each API that may be called through the endpoint. */
    readonly executionArns: pulumi.Input<string>[];
    /**
     * `arn:…:execute-api:<region>:<account>:/domainnames/<name>+<id>` of each private domain that leads to them through
     * the endpoint: a call by its name has to pass with the domain's ARN as well (rule P-15). @defaultValue none
     */
    readonly domainArns?: pulumi.Input<string>[];
}

/**
 * The policy of an endpoint that lets calls through to these APIs alone.
 *
 * A second gate, judged before the API's own policy (rule P-13). A resource of its own, since an API may be associated
 * with the endpoint whose policy names it.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html (read 2026-11-20)
 */
export class EndpointPolicy extends pulumi.ComponentResource {
    /** The endpoint, once its policy is set. */
    public readonly endpointId: pulumi.Output<string>;

    public constructor(name: string, args: EndpointPolicyArgs, opts?: pulumi.ComponentResourceOptions) {
        super("private-api:index:EndpointPolicy", name, plainArgs(args), opts);
        const policy = new aws.ec2.VpcEndpointPolicy(
            `${name}-policy`,
            {
                vpcEndpointId: args.endpointId,
                policy: pulumi.jsonStringify({
                    Version: "2012-10-17",
                    Statement: [
                        {
                            Sid: "AllowTheseApis",
                            Effect: "Allow",
                            Principal: "*",
                            Action: "execute-api:Invoke",
                            Resource: [
                                ...args.executionArns.map((arn) => pulumi.interpolate`${arn}/*`),
                                ...(args.domainArns ?? []),
                            ],
                        },
                    ],
                }),
            },
            childOf(this),
        );
        this.endpointId = policy.vpcEndpointId;
        this.registerOutputs({ endpointId: this.endpointId });
    }
}
