/**
 * Proves that verdicts are exact, in both directions, on every policy of at most three statements out of a small
 * vocabulary: compared with a count of the calls that get in. Not: on points that are contested, of which these
 * vocabularies have none.
 */
import assert from "node:assert/strict";
import { analyse } from "../../../model/iam/analyse";
import { API, ENDPOINT, VPC, policy, type Written } from "./policies";
import { readPolicy } from "./reference/document";
import { statementTruth } from "./reference/evaluate";
import { WORLDS, type World } from "./worlds";

/** A statement, with whether it matches each of the calls. */
interface Judged {
    readonly statement: Written;
    readonly matches: readonly boolean[];
}

function judged({ calls }: World, statement: Written): Judged {
    const { statements, version } = readPolicy(policy(statement));
    const [read] = statements;
    assert.ok(read !== undefined);
    const truths = calls.map((one) => statementTruth(read, version, one, API));
    assert.ok(!truths.includes("contested"), JSON.stringify(statement));
    return { statement, matches: truths.map((truth) => truth === true) };
}

/** Every choice of one, two or three. */
function* choices<T>(from: readonly T[]): Generator<readonly T[]> {
    for (const [i, first] of from.entries()) {
        yield [first];
        for (const [j, second] of from.slice(i + 1).entries()) {
            yield [first, second];
            for (const third of from.slice(i + j + 2)) yield [first, second, third];
        }
    }
}

/** What a count of the calls says of a policy. */
function counted(
    { calls }: World,
    statements: readonly Judged[],
): { readonly verdict: string; readonly explicitDeny: boolean } {
    const isMatched = (effect: string, at: number) =>
        statements.some(({ statement, matches }) => statement["Effect"] === effect && matches[at] === true);
    const denied = calls.map((_, at) => isMatched("Deny", at));
    const allowed = calls.filter((_, at) => denied[at] === false && isMatched("Allow", at));
    const lists = JSON.stringify(statements.map(({ statement }) => statement)).includes(ENDPOINT);
    const isByEndpoint = lists && allowed.every(({ context }) => context.get("aws:sourcevpce") === ENDPOINT);
    const open = isByEndpoint ? "restricted-by-vpce" : "open";
    return { verdict: allowed.length === 0 ? "restricted" : open, explicitDeny: denied.every((one) => one) };
}

describe("policies of a small world", () => {
    for (const world of WORLDS) {
        it(`have the verdict that counting gives: ${world.title}`, () => {
            const statements = world.statements.map((statement) => judged(world, statement));
            const found = new Map<string, number>();
            for (const chosen of choices(statements)) {
                const text = policy(...chosen.map(({ statement }) => statement));
                const { verdict, explicitDeny } = analyse(text, { allowedVpcs: [VPC], api: API });
                assert.deepEqual({ verdict, explicitDeny }, counted(world, chosen), text);
                found.set(verdict, (found.get(verdict) ?? 0) + 1);
            }
            assert.ok((found.get("restricted") ?? 0) > 10 && (found.get("open") ?? 0) > 10, JSON.stringify([...found]));
        });
    }
});
