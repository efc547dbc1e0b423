/** Proves which load balancers are said to be open. Not: what answers behind them. */
import assert from "node:assert/strict";
import type { Data, Resource } from "../../../model/resource";
import { unknown } from "../../../model/unknown";
import { noOpenNlb } from "../../../policy/rules/no-open-nlb";
import { https, resource, securityGroup } from "../../model/network/resources";
import { lines } from "./judged";

const found = (...resources: readonly Resource[]) => lines(noOpenNlb, resources);
const nlb = (inputs: Readonly<Record<string, Data>> = {}) =>
    resource("aws:lb/loadBalancer:LoadBalancer", "nlb", { loadBalancerType: "network", ...inputs }, { id: "arn:nlb" });
const withGroup = (inputs: Readonly<Record<string, Data>> = {}) => nlb({ securityGroups: ["sg-clients"], ...inputs });
const listener = (port: Data) =>
    resource("aws:lb/listener:Listener", `listener-${String(port)}`, {
        loadBalancerArn: "arn:nlb",
        port,
        protocol: "TCP",
    });
const TAIL = "expected security groups that let known clients in, and them alone";

describe("the rule no-open-nlb", () => {
    it("finds one on the internet without a security group", () => {
        const line = `violated nlb securityGroups: lets everyone on the internet in, got no security group; ${TAIL}; create it anew with \`securityGroups\`: they cannot be added to one that was created without`;
        assert.deepEqual(found(nlb()), [line]);
        assert.deepEqual(found(nlb({ internal: false, securityGroups: [] })), [line]);
        assert.deepEqual(found({ ...nlb(), outputs: { securityGroups: unknown, internal: unknown } }), [line]);
    });

    it("finds one whose groups are open on a port that it listens on", () => {
        const group = securityGroup("clients", { ingress: [https({ cidrBlocks: ["0.0.0.0/0"] })] });
        assert.deepEqual(found(withGroup(), listener(443), group), [
            `violated nlb securityGroups: lets everyone on the internet in on port 443, got inbound rules that together hold every public address; ${TAIL}; give the clients' blocks in place of them`,
        ]);
        assert.deepEqual(found(withGroup(), listener(8443), group), []);
        assert.deepEqual(found(withGroup(), group), [], "without a listener");
    });

    it("passes internal ones, other kinds, and groups that let in some", () => {
        const group = securityGroup("clients", { ingress: [https({ cidrBlocks: ["198.51.100.0/24"] })] });
        assert.deepEqual(found(withGroup(), listener(443), group), []);
        assert.deepEqual(found(nlb({ internal: true })), []);
        assert.deepEqual(found(nlb({ loadBalancerType: "application" }), nlb({ loadBalancerType: null })), []);
    });

    it("says so when it is not known yet, or not in the stack", () => {
        assert.deepEqual(found(withGroup(), listener(443)), [
            `unprovable resource nlb securityGroups: may let everyone on the internet in, got \`sg-clients\`, of another stack; ${TAIL}; look at the rules of the groups`,
        ]);
        const group = securityGroup("clients", { ingress: [https({ cidrBlocks: [unknown] })] });
        assert.deepEqual(found(withGroup(), listener(443), group), [
            `unprovable value nlb securityGroups: may let everyone on the internet in, got rules that are not known yet; ${TAIL}; check again when the values are known`,
        ]);
        assert.deepEqual(found(nlb({ internal: unknown })), [
            `unprovable value nlb securityGroups: may let everyone on the internet in, got no security group; ${TAIL}; check again when \`internal\` is known`,
        ]);
    });
});
