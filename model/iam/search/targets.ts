import type { Api } from "../api";
import { hasUnknown } from "../api";
import { certainPatterns, NAMELESS } from "../elements/unknown-api";
import type { ResourceEntry, Statement } from "../policy/statement";
import type { Target } from "../request";
import { type Pattern, pattern, type Token } from "../text/pattern";
import { easiestTexts, type Watched } from "./automaton";
import { METHODS, plainPaths, USUAL_PATH } from "./paths";
import { type Budget, spend } from "./budget";
import { DIGITS, domain, end, exactly, LOWER, path, type Piece, some, someExcept, word } from "./domain";

const MADE_UP = { partition: "aws", region: "us-east-1", account: "111122223333", id: "a1b2c3d4e5" };

/** `/stage/METHOD/path`, root included: the path may be empty, and may hold any character. */
const PATH: readonly Piece[] = [
    path,
    word("/"),
    someExcept("/", LOWER, "prod"),
    word("/"),
    word(...METHODS),
    word("/pets", "/"),
    someExcept("", LOWER, ""),
    end,
];

type ArnEntry = ResourceEntry & { kind: "arn" };

/** An entry that not all targets are alike to, and whether covering one helps to let a request in. */
interface Watcher {
    readonly entry: ArnEntry | (ResourceEntry & { kind: "own" });
    readonly helps: boolean;
}

/**
 * Things to call: for every one there is one here that the policy lets in at least as easily.
 *
 * @param isAnyApi - whether what matters holds whatever the unknown parts of the API's ARN are; else the search goes over
 *   these parts too.
 */
export function targetsOf(statements: readonly Statement[], api: Api, isAnyApi: boolean, budget: Budget): Target[] {
    const watchers = statements.flatMap((statement) => watchersOf(statement, api));
    if (api.kind === "domain") return domains(watchers, api, isAnyApi, budget);
    const own = watchers.flatMap(({ entry, helps }) =>
        entry.kind === "own" ? [{ pattern: entry.path, helps, ofPath: true }] : [],
    );
    const arns = watchers.flatMap(({ entry, helps }) => (entry.kind === "arn" ? [{ entry, helps }] : []));
    if (arns.length === 0) return pathsOf(own, budget).map((text) => target(api, text));
    if (!isAnyApi) {
        const whole = arns.flatMap(({ entry, helps }) => bothPatterns(entry).map((each) => ({ pattern: each, helps })));
        const texts = easiestTexts([...whole, ...own], domain([...apiPrefix(api), ...PATH]), budget);
        return texts.map((arn) => ({ arn, path: pathOf(arn) }));
    }
    const id = api.id ?? NAMELESS;
    const whole = arns.flatMap(({ entry, helps }) =>
        certainPatterns(entry, api).map((each) => ({ pattern: each, helps })),
    );
    const texts = easiestTexts([...whole, ...own], domain([word(id), ...PATH]), budget);
    return texts.map((text) => target(api, text.slice(id.length)));
}

function watchersOf({ effect, resource }: Statement, api: Api): Watcher[] {
    const helps = (effect === "Allow") !== resource.negated;
    return resource.entries.flatMap((entry): Watcher[] => {
        if (entry.kind === "own") return isEverything(entry.path) ? [] : [{ entry, helps }];
        if (entry.kind !== "arn") return [];
        const path = pathWithin(entry, api);
        if (path === undefined) return [{ entry, helps }];
        return isEverything(path) ? [] : [{ entry: { kind: "own", path }, helps }];
    });
}

/** The pattern of paths in a pattern that begins with the very ARN of the API. */
function pathWithin({ narrow, wide }: ArnEntry, api: Api): Pattern | undefined {
    if (api.kind === "domain" || hasUnknown(api) || narrow !== wide) return undefined;
    const { arn } = target(api, "");
    const isOwn = Array.from(arn).every((character, at) => {
        const token = wide.tokens[at];
        return token !== undefined && "character" in token && token.character === character;
    });
    return isOwn ? pattern(wide.tokens.slice(arn.length)) : undefined;
}

function pathsOf(own: readonly Watched[], budget: Budget): readonly string[] {
    if (own.length === 0) return [USUAL_PATH];
    spend(budget, own.length);
    return plainPaths(own.map((each) => each.pattern)) ?? easiestTexts(own, domain(PATH), budget);
}

function bothPatterns({ narrow, wide }: ArnEntry): Pattern[] {
    return narrow === undefined || narrow === wide ? [wide] : [narrow, wide];
}

/** `/*`, which matches all paths. */
export function isEverything({ tokens }: Pattern): boolean {
    const [slash, run, ...rest] = tokens;
    const isSlash = slash !== undefined && "character" in slash && slash.character === "/";
    return isSlash && run !== undefined && "wildcard" in run && run.wildcard === "run" && rest.length === 0;
}

function apiPrefix(api: Api): Piece[] {
    const id = api.id === undefined ? some(LOWER + DIGITS, MADE_UP.id) : word(api.id);
    return [...prefixOf(api), id];
}

/** `arn:partition:execute-api:region:account:`. */
function prefixOf({ partition, region, account }: Api): Piece[] {
    const colon = word(":");
    return [
        word("arn:"),
        partition === undefined ? some(`${LOWER}-`, MADE_UP.partition) : word(partition),
        word(":execute-api:"),
        region === undefined ? some(`${LOWER}${DIGITS}-`, MADE_UP.region) : word(region),
        colon,
        account === undefined ? exactly(12, DIGITS, MADE_UP.account) : word(account),
        colon,
    ];
}

function target(api: Api, path: string): Target {
    const partition = api.partition ?? MADE_UP.partition;
    const region = api.region ?? MADE_UP.region;
    const account = api.account ?? MADE_UP.account;
    return { arn: `arn:${partition}:execute-api:${region}:${account}:${api.id ?? MADE_UP.id}${path}`, path };
}

function pathOf(arn: string): string {
    const id = arn.split(":").slice(5).join(":");
    return id.slice(id.indexOf("/"));
}

/** A private custom domain is one resource: there is nothing to choose but what is not known of its ARN. */
function domains(watchers: readonly Watcher[], api: Api, isAnyApi: boolean, budget: Budget): Target[] {
    const id = api.id ?? "api.example.com+a1b2c3d4e5";
    const arns = watchers.flatMap(({ entry, helps }) => (entry.kind === "arn" ? [{ entry, helps }] : []));
    const known: Target = { arn: target({ ...api, id: `/domainnames/${id}` }, "").arn };
    if (!hasUnknown(api) || isAnyApi || arns.length === 0) return [known];
    const name = api.id === undefined ? someExcept("/:", LOWER, id) : word(id);
    const watched = arns.flatMap(({ entry, helps }) =>
        [...bothPatterns(entry), ...withoutSlash(entry.wide.tokens)].map((each) => ({ pattern: each, helps })),
    );
    const texts = easiestTexts(watched, domain([...prefixOf(api), word("/domainnames/"), name, end]), budget);
    return texts.map((arn) => ({ arn }));
}

/** Patterns of the texts that match once a slash is put behind them. */
function withoutSlash(tokens: readonly Token[]): Pattern[] {
    const last = tokens.at(-1);
    const before = tokens.slice(0, -1);
    if (last === undefined) return [];
    if ("character" in last) return last.character === "/" ? [pattern(before)] : [];
    if (last.wildcard.startsWith("one")) return [pattern(before)];
    return [pattern(tokens), ...withoutSlash(before)];
}
