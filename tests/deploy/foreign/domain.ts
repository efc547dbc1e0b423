import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Network } from "./network";
import { documentOf, type PolicyName } from "./policies";

/** A private custom domain with a policy of its own. */
export function domain({ vpcId, endpointId }: Network, policy: PolicyName): void {
    const certificate = new aws.acm.Certificate("certificate", {
        // Two stacks cannot have one custom domain.
        domainName: `${pulumi.getStack()}.example.com`,
        validationMethod: "DNS",
    });
    const subject = { vpcId, everything: "execute-api:/*", reading: "execute-api:/*/GET/*" };
    const name = new aws.apigateway.DomainName("domain", {
        domainName: certificate.domainName,
        certificateArn: certificate.arn,
        endpointConfiguration: { types: "PRIVATE" },
        securityPolicy: "TLS_1_2",
        policy: pulumi.jsonStringify(documentOf(policy, subject)),
    });
    new aws.apigateway.DomainNameAccessAssociation("association", {
        domainNameArn: name.arn,
        accessAssociationSource: endpointId,
        accessAssociationSourceType: "VPCE",
    });
}
