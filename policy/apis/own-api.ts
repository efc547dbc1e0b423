import type { Api } from "../../model/iam/api";
import type { Data, Resource } from "../../model/resource";
import type { Stack } from "../../model/stack";
import { idOf } from "./endpoints";
import { surroundingsOf } from "./surroundings";

const ARN = /^arn:([^:]+):execute-api:([^:]+):(\d{12}):(.+)$/;

/** What is known of the API that a policy belongs to: what its ARN says, else its id and where the stack is. */
export function apiContext(stack: Stack, api: Resource): Api {
    const id = idOf(api);
    return (
        fromArn(api.outputs["executionArn"]) ?? {
            kind: "api",
            ...surroundingsOf(stack, api),
            ...(id === undefined ? {} : { id }),
        }
    );
}

/** The same of a private custom domain, whose id follows its name. */
export function domainContext({ inputs, outputs }: Resource): Api {
    const { domainName } = inputs;
    const id = outputs["domainNameId"];
    if (typeof domainName !== "string" || typeof id !== "string") return { kind: "domain" };
    const [partition, region, account] =
        /^arn:([^:]+):[^:]+:([^:]*):(\d{12}):/.exec(textOf(outputs["arn"]))?.slice(1) ?? [];
    return {
        kind: "domain",
        id: `${domainName}+${id}`,
        ...(partition === undefined ? {} : { partition }),
        ...(region ? { region } : {}),
        ...(account === undefined ? {} : { account }),
    };
}

/**
 * The API of a policy that is a resource of its own, before anything but its id is known.
 *
 * Region and account are taken from the ARNs in the policy that name this id. If those are not the API's, a Deny by them
 * denies nothing: that is seen in the look at the whole stack, once the API's ARN is known.
 */
export function apiNamedIn(document: Data, restApiId: Data | undefined): Api {
    if (typeof restApiId !== "string" || !/^[a-z0-9]+$/.test(restApiId)) return { kind: "api" };
    const text = typeof document === "string" ? document : JSON.stringify(document);
    const named = new RegExp(`arn:[a-z-]+:execute-api:[a-z0-9-]+:\\d{12}:${restApiId}(?=/)`).exec(text)?.[0];
    return fromArn(named) ?? { kind: "api", id: restApiId };
}

function fromArn(value: Data | undefined): Api | undefined {
    const [partition, region, account, id] = ARN.exec(textOf(value))?.slice(1) ?? [];
    if (partition === undefined || region === undefined || account === undefined || id === undefined) return undefined;
    return { kind: "api", partition, region, account, id };
}

function textOf(value: Data | undefined): string {
    return typeof value === "string" ? value : "";
}
