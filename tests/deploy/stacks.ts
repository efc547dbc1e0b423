import assert from "node:assert/strict";
import { Emulator } from "../support/emulator";
import { Project, Stack, type Config, type Outcome, type StateResource, type Step } from "../support/pulumi-cli";
import { NotHere } from "../support/side-by-side";

/** The region of every example. */
const REGION = "ap-northeast-1";

/** Part of each stack's name, so that two runs against one backend do not meet. */
const RUN = process.pid.toString(36);

let copy: Promise<Project> | undefined;

after(async () => {
    await (await copy)?.remove();
});

/** The project that all stacks of the run deploy. */
export function project(): Promise<Project> {
    copy ??= Project.copy();
    return copy;
}

const EMULATOR = Emulator.at(REGION);
const atTheStart = EMULATOR?.inventory();

/** The local AWS; a step that needs it is skipped where the tests run against AWS itself. */
export function emulator(): Emulator {
    if (!EMULATOR) throw new NotHere();
    return EMULATOR;
}

/** What has come into being since the tests began, and is still there. */
export async function newInAws(): Promise<readonly string[]> {
    const known = new Set(await atTheStart);
    return (await emulator().inventory()).filter((each) => !known.has(each));
}

/** The value of a tag that all of a stack's resources carry; no other stack's do. */
export const tagOf = (title: string): string => `deploy-test-${title}`;

/** Makes a stack with a tag of its own. */
export async function makeStack(title: string, config: Config, hasPrecedence = false): Promise<Stack> {
    const stack = new Stack(await project(), `${title}-${RUN}`, hasPrecedence);
    await stack.init(tagged(title, config));
    return stack;
}

/** The configuration with the stack's own tag. */
export function tagged(title: string, config: Config): Config {
    return withSection(config, "tags", { "deploy-test": tagOf(title) });
}

/** The configuration with keys of a section added or replaced. */
export function withSection(config: Config, section: string, keys: Readonly<Record<string, unknown>>): Config {
    const key = `private-api:${section}`;
    return { ...config, [key]: { ...(config[key] as object | undefined), ...keys } };
}

/** The configuration with one more zone. */
export function withZone(config: Config, zone: string): Config {
    const { zones } = config["private-api:network"] as { readonly zones: readonly string[] };
    return withSection(config, "network", { zones: [...zones, zone] });
}

export function assertSucceeded(outcome: Outcome): void {
    assert.ok(outcome.succeeded, `pulumi failed:\n${outcome.errors.join("\n")}\n${outcome.tail}`);
}

/** `update stage` and the like: what is done to resources of AWS, in order; components only mirror it. */
export function changes({ steps }: Outcome): readonly string[] {
    return [...new Set(steps.filter(isOfAws).map(({ op, name }) => `${op} ${name}`))].sort();
}

const isOfAws = ({ type }: Step): boolean => type.startsWith("aws:");

/** A preview of a stack at rest has nothing to do. */
export async function assertAtRest(stack: Stack): Promise<void> {
    const preview = await stack.preview();
    assertSucceeded(preview);
    assert.deepEqual(preview.steps, []);
}

/** Compares what the state says with what AWS has. */
export async function assertAsInAws(stack: Stack): Promise<void> {
    assertSucceeded(await stack.refresh());
}

/** The one resource of a type, by the end of its name where there are several. */
export async function resource(stack: Stack, type: string, name = ""): Promise<StateResource> {
    const found = (await stack.resources()).filter((each) => each.type === type && each.urn.endsWith(name));
    assert.equal(found.length, 1, `${found.length} of ${type} ${name}`);
    return found[0] as StateResource;
}

/** Ids of a stack's own resources of these types, by name. */
export async function idsOf(stack: Stack, types: readonly string[]): Promise<Readonly<Record<string, string>>> {
    const found = (await stack.resources()).filter(({ type, external }) => types.includes(type) && !external);
    return Object.fromEntries(found.map(({ urn, id }) => [urn.slice(urn.lastIndexOf("::") + 2), id ?? ""]));
}

/** Destroys a stack, where it got as far as being one, and asserts that nothing of it is left in AWS. */
export async function destroy(stack: Stack | undefined): Promise<void> {
    if (!stack) return;
    const own = (await stack.resources()).filter(({ external }) => !external).map(({ id }) => id ?? "");
    assertSucceeded(await stack.destroy());
    assert.deepEqual(await stack.resources(), []);
    await stack.remove();
    if (!EMULATOR) return;
    const left = (await newInAws()).filter((each) => own.includes(each.slice(each.lastIndexOf(" ") + 1)));
    assert.deepEqual(left, []);
}

/** Asserts that the stage of an API answers with the deployment that the stack has now, and that no other is left. */
export async function assertDeployed(stack: Stack, api: string): Promise<string> {
    const deployment = await resource(stack, "aws:apigateway/deployment:Deployment", `::${api}-deployment`);
    const stage = await resource(stack, "aws:apigateway/stage:Stage", `::${api}-stage`);
    const id = deployment.id ?? "";
    assert.equal(stage.outputs?.["deployment"], id);
    if (EMULATOR) {
        const { restApi, stageName } = stage.outputs as { readonly restApi: string; readonly stageName: string };
        assert.deepEqual(await EMULATOR.stage(restApi, stageName), { deploymentId: id, deploymentIds: [id] });
    }
    return id;
}
