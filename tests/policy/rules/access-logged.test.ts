/** Proves which stages are said to have no access log. Not: that the account's role lets them write. */
import assert from "node:assert/strict";
import type { Data } from "../../../model/resource";
import { unknown } from "../../../model/unknown";
import { accessLogged } from "../../../policy/rules/access-logged";
import { resource } from "../../model/network/resources";
import { lines } from "./judged";

const TYPES = ["aws:apigateway/stage:Stage", "aws:apigatewayv2/stage:Stage"];
const found = (type: string, inputs: Readonly<Record<string, Data>>) =>
    lines(accessLogged, [resource(type, "stage", inputs)]);
const TAIL = "expected a log group or delivery stream, and a format";

describe("the rule access-logged", () => {
    for (const type of TYPES) {
        it(`finds a stage without a log: ${type}`, () => {
            const line = `violated stage accessLogSettings: has no access log, got no \`destinationArn\`; ${TAIL}; set \`accessLogSettings: { destinationArn, format }\``;
            const none: readonly Data[] = [null, {}, [], { destinationArn: "", format: "x" }];
            for (const accessLogSettings of none) {
                assert.deepEqual(found(type, { accessLogSettings }), [line], JSON.stringify(accessLogSettings));
            }
            assert.deepEqual(found(type, {}), [line]);
        });

        it(`passes a stage with a log, of an address that is not known yet too: ${type}`, () => {
            for (const destinationArn of ["arn:aws:logs:eu-west-1:111111111111:log-group:x", unknown]) {
                assert.deepEqual(found(type, { accessLogSettings: { destinationArn, format: "x" } }), []);
            }
        });

        it(`says so when it is not known yet whether there is a log: ${type}`, () => {
            assert.deepEqual(found(type, { accessLogSettings: unknown }), [
                `unprovable value stage accessLogSettings: may have no access log, got a value that is not known yet; ${TAIL}; check again when the value is known`,
            ]);
        });
    }

    it("leaves other resources alone", () => {
        assert.deepEqual(found("aws:ec2/vpc:Vpc", {}), []);
    });
});
