/** Proves what is said of target groups before an endpoint. Not: that traffic gets through otherwise. */
import assert from "node:assert/strict";
import type { Data, Resource } from "../../../model/resource";
import { unknown } from "../../../model/unknown";
import { endpointTargetsKeepSource } from "../../../policy/rules/endpoint-targets-keep-source";
import { endpoint, resource, vpc } from "../../model/network/resources";
import { judged, lines } from "./judged";

const found = (...resources: readonly Resource[]) => lines(endpointTargetsKeepSource, [vpc, ...resources]);
const places = (...resources: readonly Resource[]) =>
    judged(endpointTargetsKeepSource, [vpc, ...resources]).map(({ at, state }) => `${at} ${state}`);
const pinned = endpoint({ subnetConfigurations: [{ subnetId: "subnet-1", ipv4: "10.0.1.10" }] });
const group = (inputs: Parameters<typeof resource>[2], module = "lb") =>
    resource(
        `aws:${module}/targetGroup:TargetGroup`,
        "group",
        { vpcId: "vpc-1", targetType: "ip", protocol: "TCP", port: 443, ...inputs },
        { id: "arn:group" },
    );
const target = (targetId: Data, of: readonly Resource[] = []) =>
    resource(
        "aws:lb/targetGroupAttachment:TargetGroupAttachment",
        "target",
        { targetGroupArn: "arn:group", targetId },
        { madeOf: { targetId: of } },
    );

describe("the rule endpoint-targets-keep-source", () => {
    it("finds preservation that is switched on before the address of an endpoint", () => {
        const line =
            'violated group preserveClientIp: hands the clients\' addresses on to the interfaces of an endpoint, got `true`; expected `preserveClientIp: "false"`; set `preserveClientIp: "false"`';
        assert.deepEqual(found(pinned, group({ preserveClientIp: "true" }), target("10.0.1.10")), [line]);
        assert.deepEqual(found(pinned, group({ preserveClientIp: true }, "alb"), target("10.0.1.10")), [line]);
        const later = target(unknown, [pinned]);
        assert.deepEqual(found(pinned, group({ preserveClientIp: "true", protocol: "TLS" }), later), [line]);
    });

    it("finds protocols that always preserve, and the proxy protocol", () => {
        assert.deepEqual(found(pinned, group({ protocol: "TCP_UDP" }), target("10.0.1.10")), [
            'violated group preserveClientIp: hands the clients\' addresses on to the interfaces of an endpoint, got AWS\'s default for the protocol; expected `preserveClientIp: "false"`; use `protocol: "TCP"` and `preserveClientIp: "false"`',
        ]);
        assert.deepEqual(found(pinned, group({ proxyProtocolV2: true }), target("10.0.1.10")), [
            "violated group proxyProtocolV2: hands a proxy header on to the interfaces of an endpoint, got `true`; expected `proxyProtocolV2: false`; set `proxyProtocolV2: false`",
        ]);
    });

    it("passes AWS's default for TCP and TLS, and whatever is switched off", () => {
        const off: readonly Parameters<typeof group>[0][] = [
            {},
            { protocol: "TLS" },
            { preserveClientIp: "false", proxyProtocolV2: false },
        ];
        for (const inputs of off) {
            assert.deepEqual(places(pinned, group(inputs), target("10.0.1.10")), []);
        }
        const atPreview = { ...group({}), outputs: { preserveClientIp: unknown } };
        assert.deepEqual(places(pinned, atPreview, target("10.0.1.10")), []);
    });

    it("passes targets that are no endpoint", () => {
        const on = { preserveClientIp: "true", proxyProtocolV2: true };
        assert.deepEqual(places(pinned, group(on), target("10.0.1.11")), []);
        assert.deepEqual(places(pinned, group({ ...on, vpcId: "vpc-2" }), target("10.0.1.10")), []);
        assert.deepEqual(places(pinned, group({ ...on, targetType: "instance" }), target("i-1")), []);
        assert.deepEqual(places(group(on), target("10.0.1.10")), [], "no endpoint in the stack");
        assert.deepEqual(places(pinned, group(on)), [], "no target");
    });

    it("says so when the target, the endpoint's address or the setting is not known yet", () => {
        assert.deepEqual(places(pinned, group({ preserveClientIp: "true" }), target(unknown)), [
            "preserveClientIp unprovable",
        ]);
        assert.deepEqual(places(endpoint(), group({ preserveClientIp: "true" }), target("10.0.1.10")), [
            "preserveClientIp unprovable",
        ]);
        assert.deepEqual(
            judged(endpointTargetsKeepSource, [
                endpoint(),
                group({ preserveClientIp: "true" }),
                target("10.0.1.10"),
            ]).map(({ missing }) => missing),
            ["resource"],
            "the update does not tell which addresses AWS chose",
        );
        const asked = {
            ...group({ preserveClientIp: unknown }),
            propertyDependencies: { preserveClientIp: [vpc.urn] },
        };
        assert.deepEqual(found(pinned, asked, target("10.0.1.10")), [
            'unprovable value group preserveClientIp: may hand the clients\' addresses on to the interfaces of an endpoint, got a value that is not known yet; expected `preserveClientIp: "false"`; set `preserveClientIp: "false"`',
        ]);
    });
});
