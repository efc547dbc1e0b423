import { quote } from "../config/issue";
import type { Context } from "../model/iam/analyse";
import type { Api } from "../model/iam/api";
import { failureOf, refuse } from "./failure";
import { formIssue, partitionOf } from "./policy-forms";

/** Options of `private-api policy`. */
export interface PolicyOptions {
    readonly vpc?: readonly string[];
    readonly vpce?: readonly string[];
    readonly region?: string;
    readonly account?: string;
    readonly apiId?: string;
    readonly domain?: boolean;
    readonly json?: boolean;
    readonly batch?: boolean;
}

/** What there is to read, and what counts as inside. */
export interface Asked {
    /** `-` for standard input. */
    readonly file: string;
    readonly vpcs: readonly string[];
    readonly vpces: readonly string[];
}

/** @throws Failure where there is not one file. The file may stand behind the ids: `--vpc vpc-… policy.json`. */
export function fileOf(operands: readonly string[], { vpc = [], vpce = [] }: PolicyOptions): Asked {
    const [vpcs, behindVpcs] = idsAndRest(vpc, "vpc-");
    const [vpces, behindVpces] = operands.length + behindVpcs.length > 0 ? [vpce, []] : idsAndRest(vpce, "vpce-");
    const isElsewhere = operands.length > 0;
    const files = isElsewhere ? operands : [...behindVpcs, ...behindVpces];
    const [file] = files;
    if (file === undefined || files.length > 1) {
        throw refuse({
            code: "policy-operand",
            path: "file",
            problem: file === undefined ? "is not given" : "is more than one",
            got: file === undefined ? "nothing" : files.map(quote).join(" "),
            expected: "one file, or `-` for standard input",
            fix: "see `private-api policy --help`",
        });
    }
    return { file, vpcs: isElsewhere ? vpc : vpcs, vpces };
}

/** An option that takes several values takes the file behind them too. */
function idsAndRest(values: readonly string[], prefix: string): readonly [readonly string[], readonly string[]] {
    const last = values.at(-1);
    return last === undefined || last.startsWith(prefix) ? [values, []] : [values.slice(0, -1), [last]];
}

/** @throws Failure where no VPC is given, and for every value that is not of its form. */
export function contextOf(options: PolicyOptions, vpcs: readonly string[], vpces: readonly string[]): Context {
    if (vpcs.length === 0) {
        throw refuse({
            code: "policy-vpc",
            path: "--vpc",
            problem: "is not given",
            got: "nothing",
            expected: "the id of each VPC whose endpoints may call the API",
            fix: "write `--vpc vpc-…`",
        });
    }
    const { region, account, apiId, domain } = options;
    const issues = [
        ...vpcs.map((id) => formIssue("vpc", "--vpc", id)),
        ...vpces.map((id) => formIssue("vpce", "--vpce", id)),
        ...[region].map((text) => formIssue("region", "--region", text)),
        ...[account].map((text) => formIssue("account", "--account", text)),
        ...[apiId].map((text) => formIssue(domain === true ? "domain" : "api", "--api-id", text)),
    ].filter((issue) => issue !== undefined);
    if (issues.length > 0) throw failureOf(issues);
    const api = apiOf({ kind: domain === true ? "domain" : "api", region, account, id: apiId });
    return { allowedVpcs: vpcs, ...(vpces.length > 0 ? { allowedVpces: vpces } : {}), api };
}

/** The API as far as it is known; its partition follows from the region. */
export function apiOf({ kind, region, account, id }: Omit<Api, "partition">): Api {
    return {
        kind,
        ...(region === undefined ? {} : { region, partition: partitionOf(region) }),
        ...(account === undefined ? {} : { account }),
        ...(id === undefined ? {} : { id }),
    };
}

/** @throws Failure for a file or an option whose place is in the lines of the batch. */
export function checkBatchUse(operands: readonly string[], options: PolicyOptions): void {
    const places: readonly (readonly [boolean, string, string])[] = [
        [operands.length > 0 && operands.join() !== "-", quote(operands.join(" ")), "policy"],
        [options.vpc !== undefined, "`--vpc`", "allowedVpcs"],
        [options.vpce !== undefined, "`--vpce`", "allowedVpces"],
        [options.region !== undefined, "`--region`", "region"],
        [options.account !== undefined, "`--account`", "accountId"],
        [options.apiId !== undefined, "`--api-id`", "apiId"],
    ];
    for (const [isGiven, got, member] of places)
        if (isGiven) throw batchFailure(got, `write \`${member}\` in each line`);
    if (options.domain === true) throw batchFailure("`--domain`", "ask for each domain by itself");
}

function batchFailure(got: string, fix: string): Error {
    return refuse({
        code: "policy-batch",
        path: "--batch",
        problem: "takes everything from the lines of standard input",
        got,
        expected: "no file and no other option but `--json`",
        fix,
    });
}
