import type { Api } from "./api";
import type { Contested } from "./contested";
import { statementMatches } from "./evaluate";
import type { Policy, Statement } from "./policy/statement";
import type { Question } from "./question";
import type { Request } from "./request";
import { newBudget } from "./search/budget";
import { SOURCE_VPCE } from "./search/dimension";
import { isEc2Id } from "./search/domain";
import { type Found, findRequests } from "./search/search";
import { OPTIMISTIC, PESSIMISTIC, type Reading } from "./truth";
import type { Verdict } from "./verdict";
import { witnessOf } from "./witness";

/** The verdict on a policy. */
export function classify(policy: Policy, question: Question): Verdict {
    const { unknownAt } = question;
    const budget = newBudget();
    const search = (asked: Question, reading: Reading): Found =>
        findRequests({ ...asked, statements: policy.statements, reading }, budget);
    const worst = search(question, PESSIMISTIC);
    const best = unknownAt.length === 0 || worst.admitted === undefined ? worst : search(question, OPTIMISTIC);
    const common = { issues: [], contested: [], ...explicitDenyOf(worst, best, unknownAt.length > 0) };
    if (worst.admitted === undefined) return { verdict: "restricted", ...common };
    if (worst.admitted === "too-complex" || best.admitted === "too-complex")
        return { verdict: "too-complex", ...common };
    if (best.admitted === undefined) return { verdict: "unknown", ...common, unknownAt };
    return open(policy, question, best.admitted, best === worst ? PESSIMISTIC : OPTIMISTIC, common, search);
}

/** Every request from outside meets a Deny, if all stay out once everything is allowed. */
function explicitDenyOf(worst: Found, best: Found, hasUnknown: boolean): Pick<Verdict, "explicitDeny"> {
    if (worst.undenied === undefined) return { explicitDeny: true };
    const isCertain = !hasUnknown || best !== worst;
    return isCertain && typeof best.undenied === "object" ? { explicitDeny: false } : {};
}

type Common = Pick<Verdict, "issues" | "explicitDeny">;

/** Requests get in; those that come by no endpoint of the policy's own list are looked for first. */
function open(
    policy: Policy,
    question: Question,
    found: Request,
    reading: Reading,
    common: Common,
    search: (asked: Question, reading: Reading) => Found,
): Verdict {
    const { statements } = policy;
    const listed = listedEndpoints(statements).filter((id) => !question.endpoints.has(id));
    const others = { ...question, endpoints: new Set([...question.endpoints, ...listed]) };
    const elsewhere = listed.length === 0 ? found : search(others, reading).admitted;
    const request = typeof elsewhere === "object" ? elsewhere : found;
    const facts = {
        ...common,
        witness: witnessOf(policy, request, question, reading),
        contested: contestedFor(statements, request, question.api, reading),
    };
    const onlyByListed = elsewhere === undefined && search(others, PESSIMISTIC).admitted === undefined;
    return onlyByListed
        ? { verdict: "restricted-by-vpce", ...facts, endpoints: listed }
        : { verdict: "open", ...facts };
}

/** Endpoints that the policy lists by their ids. */
function listedEndpoints(statements: readonly Statement[]): string[] {
    const conditions = statements.flatMap((statement) => statement.conditions);
    const onEndpoints = conditions.filter(({ key, contested }) => key.id === SOURCE_VPCE.id && contested === undefined);
    const literals = onEndpoints.flatMap(({ matchers }) => matchers.flatMap(({ pattern }) => pattern?.literal ?? []));
    return [...new Set(literals)].filter((text) => isEc2Id("vpce", text)).sort();
}

/** The contested points on which it rests that a request gets in. */
function contestedFor(statements: readonly Statement[], request: Request, api: Api, reading: Reading): Contested[] {
    const other: Reading = { ...reading, contested: "for" };
    return statements
        .filter((each) => statementMatches(each, request, api, reading) !== statementMatches(each, request, api, other))
        .flatMap(({ contested }) => contested);
}
