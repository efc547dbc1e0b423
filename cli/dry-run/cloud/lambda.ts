import { knownName, UNKNOWN } from "../values";
import type { Kinds } from "./kind";

/** AWS Lambda. */
export const LAMBDA: Kinds = {
    "aws:lambda/function:Function": {
        named: true,
        make: (inputs, place) => {
            const name = knownName(inputs["name"]);
            const arn = name === undefined ? undefined : place.arn("lambda", `function:${name}`);
            const invocation = `arn:${place.partition}:apigateway:${place.region}:lambda:path/2015-03-31/functions`;
            return {
                id: name ?? place.hex(16),
                outputs: {
                    arn: arn ?? UNKNOWN,
                    invokeArn: arn === undefined ? UNKNOWN : `${invocation}/${arn}/invocations`,
                    qualifiedArn: UNKNOWN,
                    memorySize: 128,
                    packageType: "Zip",
                    timeout: 3,
                    version: "$LATEST",
                },
            };
        },
    },
    "aws:lambda/permission:Permission": {
        make: (inputs, place) => {
            const statementId = knownName(inputs["statementId"]) ?? `terraform-${place.hex(26)}`;
            return { id: statementId, outputs: { statementId } };
        },
    },
};
