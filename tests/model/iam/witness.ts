import assert from "node:assert/strict";
import type { Witness } from "../../../model/iam/verdict";
import { evaluate, type Call } from "./reference/evaluate";
import type { OwnApi } from "./reference/resource";
import { API } from "./policies";

/** A witness as found, or as written down in a case, where the statement that lets it in is not named. */
export type Claimed = Omit<Witness, "allowedBy"> & { readonly allowedBy?: number };

/** Which calls are inside. */
export interface Inside {
    readonly allowedVpcs: readonly string[];
    readonly allowedVpces?: readonly string[];
}

/** Asserts that a witness comes from outside and that the reference evaluator lets it in. */
export function assertGetsIn(policy: string, witness: Claimed, inside: Inside, api: OwnApi = API): void {
    const call = callOf(witness);
    const shown = `${policy}\n${JSON.stringify(witness)}`;
    assert.ok(isOutside(call, inside), `inside: ${shown}`);
    assert.equal(witness.kind, call.context.has("aws:sourcevpc") ? "foreign-vpc" : "absent-vpc", shown);
    const clash = witness.absent.filter((key) => call.context.has(key.toLowerCase()));
    assert.deepEqual(clash, [], `present and absent: ${shown}`);
    const { decision, allowedBy } = evaluate(policy, call, api);
    assert.equal(decision, "allow", shown);
    // More than one Allow may match: the one that is named has to do so alone.
    if (witness.allowedBy !== undefined && witness.allowedBy !== allowedBy) {
        assert.equal(evaluate(onlyAllow(policy, witness.allowedBy), call, api).decision, "allow", shown);
    }
}

/** A witness as a call. */
export function callOf(witness: Claimed): Call {
    const keys = Object.entries(witness.context).map(([key, value]) => [key.toLowerCase(), String(value)] as const);
    return { principal: witness.principal, resource: witness.resource, context: new Map(keys) };
}

/** Whether a call is none of an allowed VPC, nor through an allowed endpoint. */
export function isOutside({ context }: Pick<Call, "context">, { allowedVpcs, allowedVpces = [] }: Inside): boolean {
    const [vpc, endpoint] = [context.get("aws:sourcevpc"), context.get("aws:sourcevpce")];
    const isAllowedVpc = vpc !== undefined && allowedVpcs.includes(vpc);
    return !isAllowedVpc && !(endpoint !== undefined && allowedVpces.includes(endpoint));
}

function onlyAllow(policy: string, index: number): string {
    const document = JSON.parse(policy) as { readonly Statement: unknown };
    const statements: readonly unknown[] = Array.isArray(document.Statement)
        ? document.Statement
        : [document.Statement];
    return JSON.stringify({ ...document, Statement: [statements[index]] });
}
