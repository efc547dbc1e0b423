import { join } from "node:path";
import { Project, Stack } from "../support/pulumi-cli";
import type { CarrierName } from "./foreign/carriers";
import type { PolicyName } from "./foreign/policies";

/** What the one configuration key of the foreign program chooses. */
export interface Kind {
    readonly carrier: CarrierName | "domain";
    readonly policy: PolicyName;
}

/** What the pack advises of the foreign program's stage, whatever its policy. */
export const OF_ANY_STAGE = ["advisory access-logged: stage accessLogSettings", "advisory throttled: stage stageName"];

let copy: Promise<Project> | undefined;

after(async () => {
    await (await copy)?.remove();
});

/** Makes a stack of the program that uses no component of ours. */
export async function makeForeignStack(title: string, kind: Kind): Promise<Stack> {
    copy ??= Project.copy(join(__dirname, "foreign"));
    const stack = new Stack(await copy, `foreign-${title.replaceAll(/\W+/g, "-")}-${process.pid.toString(36)}`);
    await stack.init({});
    await choose(stack, kind);
    return stack;
}

/** Has the program written otherwise. */
export async function choose(stack: Stack, kind: Kind): Promise<void> {
    await stack.configure({ "aws:region": "ap-northeast-1", "foreign:kind": kind });
}
