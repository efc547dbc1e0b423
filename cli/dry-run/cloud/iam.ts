import { joined, type Kind, type Kinds } from "./kind";
import { knownName, knownText, UNKNOWN } from "../values";

/** Something of IAM with a name and a path: its ARN has no region. */
function entity(collection: string, idPrefix: string, idOf: "name" | "arn"): Kind {
    return {
        named: true,
        make: (inputs, place) => {
            const name = knownName(inputs["name"]);
            const path = knownText(inputs["path"]) ?? "/";
            const arn =
                name === undefined
                    ? undefined
                    : `arn:${place.partition}:iam::${place.account}:${collection}${path}${name}`;
            const own = `${idPrefix}${place.alphanumeric(17).toUpperCase()}`;
            return {
                id: (idOf === "name" ? name : arn) ?? own,
                outputs: { arn: arn ?? UNKNOWN, name: name ?? UNKNOWN, path, uniqueId: own, createDate: UNKNOWN },
            };
        },
    };
}

/** AWS Identity and Access Management. */
export const IAM: Kinds = {
    "aws:iam/role:Role": entity("role", "AROA", "name"),
    "aws:iam/policy:Policy": entity("policy", "ANPA", "arn"),
    "aws:iam/rolePolicy:RolePolicy": {
        named: true,
        make: (inputs, place) => ({ id: joined(inputs, ["role", "name"], ":") ?? place.hex(16), outputs: {} }),
    },
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
        make: (inputs, place) => ({ id: joined(inputs, ["role", "policyArn"], "-") ?? place.hex(16), outputs: {} }),
    },
};
