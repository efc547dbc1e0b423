import type { Api } from "../../model/iam/api";
import type { Resource } from "../../model/resource";
import { type Stack, valueOf } from "../../model/stack";
import { isExecuteApiEndpoint } from "./endpoints";

/** What stands in every ARN of an API besides its id. */
export type Surroundings = Pick<Api, "partition" | "region" | "account">;

const ARN = /^arn:([a-z-]+):[^:]+:([a-z0-9-]*):(\d{12})?:/;
const SERVICE = /^com\.amazonaws\.([a-z0-9-]+)\.execute-api/;

/**
 * Where an API is that does not tell its ARN: in the region of its endpoints, else where all other resources are. What
 * they disagree on is not known.
 */
export function surroundingsOf(stack: Stack, api: Resource): Surroundings {
    const arns = stack.resources.flatMap(ownArn);
    const asked = [api.inputs["region"], api.outputs["region"]].filter((each) => typeof each === "string");
    const services = stack.resources.filter((each) => isExecuteApiEndpoint(each) === true).map(regionOfService);
    // Where several say different things, those who know less have no say either: it would be a guess.
    const region = only([asked, services, arns.map((arn) => arn[2])].map(said).find((each) => each.length > 0) ?? []);
    const partition = only(said(arns.map((arn) => arn[1]))) ?? (arns.length > 0 ? undefined : partitionOf(region));
    const account = only(said(arns.map((arn) => arn[3])));
    return {
        ...(partition === undefined ? {} : { partition }),
        ...(region === undefined ? {} : { region }),
        ...(account === undefined ? {} : { account }),
    };
}

/** The ARN that AWS gave a resource; not one that the program gave it, such as a role's policy. */
function ownArn({ id, outputs }: Resource): readonly RegExpExecArray[] {
    const written = [outputs["arn"], id].find((each) => typeof each === "string" && ARN.test(each));
    const read = typeof written === "string" ? ARN.exec(written) : null;
    return read === null ? [] : [read];
}

function regionOfService(endpoint: Resource): string | undefined {
    const service = valueOf(endpoint, "serviceName");
    return typeof service === "string" ? SERVICE.exec(service)?.[1] : undefined;
}

function partitionOf(region: string | undefined): string | undefined {
    if (region === undefined) return undefined;
    if (region.startsWith("cn-")) return "aws-cn";
    if (region.startsWith("us-gov-")) return "aws-us-gov";
    return /^(?:af|ap|ca|eu|il|me|mx|sa|us)-[a-z]+-\d+$/.test(region) ? "aws" : undefined;
}

/** What is said at all. */
function said(values: readonly (string | undefined)[]): readonly string[] {
    return values.flatMap((value) => (value === undefined || value === "" ? [] : [value]));
}

/** The one that all say. */
function only(values: readonly string[]): string | undefined {
    const [first, ...others] = new Set(values);
    return others.length === 0 ? first : undefined;
}
