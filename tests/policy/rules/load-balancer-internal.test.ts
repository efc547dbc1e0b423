/** Proves which load balancers are found behind a VPC link. Not: that the link works. */
import assert from "node:assert/strict";
import type { Data, Resource } from "../../../model/resource";
import { unknown } from "../../../model/unknown";
import { loadBalancerInternal } from "../../../policy/rules/load-balancer-internal";
import { resource } from "../../model/network/resources";
import { lines } from "./judged";

const found = (...resources: readonly Resource[]) => lines(loadBalancerInternal, resources);
const balancer = (name: string, inputs: Parameters<typeof resource>[2] = {}) =>
    resource("aws:lb/loadBalancer:LoadBalancer", name, inputs, { id: `arn:${name}` });
const listener = (of: string, inputs: Parameters<typeof resource>[2] = {}) =>
    resource(
        "aws:lb/listener:Listener",
        `listener-${of}`,
        { loadBalancerArn: `arn:${of}`, port: 443, ...inputs },
        { id: `arn:listener-${of}`, outputs: { arn: `arn:listener-${of}` } },
    );
const linkV1 = (targetArn: Data) => resource("aws:apigateway/vpcLink:VpcLink", "link", { targetArn });
const http = (integrationUri: Data, of: readonly Resource[] = []) =>
    resource(
        "aws:apigatewayv2/integration:Integration",
        "http",
        { connectionType: "VPC_LINK", connectionId: "link", integrationUri },
        { madeOf: { integrationUri: of } },
    );
const rest = (integrationTarget: Data) =>
    resource("aws:apigateway/integration:Integration", "rest", { connectionType: "VPC_LINK", integrationTarget });
const faces = (name: string) =>
    `violated ${name} internal: faces the internet although it is behind a VPC link, got \`internal: false\`, said or by default; expected an internal load balancer; set \`internal: true\`, which replaces it`;

describe("the rule load-balancer-internal", () => {
    it("finds one that faces the internet, said or by default, behind each kind of link", () => {
        assert.deepEqual(found(linkV1("arn:nlb"), balancer("nlb", { internal: false })), [faces("nlb")]);
        assert.deepEqual(found(http("arn:listener-alb"), listener("alb"), balancer("alb")), [faces("alb")]);
        assert.deepEqual(found(rest("arn:alb"), balancer("alb")), [faces("alb")]);
    });

    it("finds the target of the one behind the link", () => {
        const group = resource("aws:lb/targetGroup:TargetGroup", "group", { targetType: "alb" }, { id: "arn:group" });
        const target = resource("aws:lb/targetGroupAttachment:TargetGroupAttachment", "target", {
            targetGroupArn: "arn:group",
            targetId: "arn:alb",
        });
        const forward = { defaultActions: [{ type: "forward", targetGroupArn: "arn:group" }] };
        const nlb = balancer("nlb", { internal: true });
        assert.deepEqual(found(linkV1("arn:nlb"), nlb, listener("nlb", forward), group, target, balancer("alb")), [
            faces("alb"),
        ]);
    });

    it("says it once, however many routes lead there", () => {
        assert.deepEqual(found(linkV1("arn:nlb"), rest("arn:nlb"), balancer("nlb")), [faces("nlb")]);
    });

    it("passes internal ones, those without a link, and services of Cloud Map", () => {
        assert.deepEqual(found(linkV1("arn:nlb"), balancer("nlb", { internal: true }), balancer("other")), []);
        assert.deepEqual(found(http("arn:listener-alb"), listener("alb"), balancer("alb", { internal: true })), []);
        assert.deepEqual(found(http("arn:aws:servicediscovery:eu-west-1:111111111111:service/srv-1")), []);
    });

    it("joins by what the program made of what, before there are ids", () => {
        const later = { ...balancer("alb"), id: undefined };
        const front = { ...listener("alb", { loadBalancerArn: unknown }), outputs: {}, id: undefined };
        const joined = { ...front, propertyDependencies: { loadBalancerArn: [later.urn] } };
        assert.deepEqual(found(http(unknown, [joined]), joined, later), [faces("alb")]);
    });

    it("says so when it is not known yet, or not in the stack", () => {
        const later = { ...balancer("nlb", { internal: unknown }), propertyDependencies: { internal: [] } };
        assert.deepEqual(found(linkV1("arn:nlb"), later), [
            "unprovable value nlb internal: may face the internet although it is behind a VPC link, got a value that is not known yet; expected an internal load balancer; check again when the value is known",
        ]);
        assert.deepEqual(found(linkV1("arn:elsewhere")), [
            "unprovable resource link targetArn: leads to a load balancer that may face the internet, got `arn:elsewhere`, of another stack; expected an internal load balancer; read it into the stack with `LoadBalancer.get`, or look at its scheme",
        ]);
        assert.deepEqual(found(http(unknown)), [
            "unprovable value http integrationUri: leads to a load balancer that may face the internet, got a value that is not known yet; expected an internal load balancer; check again when the value is known",
        ]);
    });
});
