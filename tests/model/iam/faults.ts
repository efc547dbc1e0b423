/** A fault that somebody could make: some text of a source file, and what stands there instead. */
export interface Fault {
    readonly title: string;
    /** Below `model/iam`. */
    readonly file: string;
    readonly text: string;
    readonly instead: string;
}

const fault = (title: string, file: string, text: string, instead: string): Fault => ({ title, file, text, instead });

/** Faults in the order of the analysis: reading, meaning, search. */
export const FAULTS: readonly Fault[] = [
    fault("the last of two members wins", "json/parse.ts", "if (members.has(name)) {", "if (false) {"),
    fault(
        "an unknown element is passed over",
        "policy/read-statement.ts",
        "if (!ELEMENTS.includes(name))",
        "if (false)",
    ),
    fault(
        "letters are folded as Unicode has it",
        "text/ascii.ts",
        "return text.replace(CAPITALS, (letters) => letters.toLowerCase());",
        "return text.toLowerCase();",
    ),
    fault("a variable is empty text", "text/variables.ts", "if (keys.length > 0) return", "if (false) return"),
    fault(
        "version 2008 has variables",
        "policy/read-policy.ts",
        'hasVariables: version === "2012-10-17"',
        "hasVariables: true",
    ),
    fault(
        "doubts are resolved for the author",
        "truth.ts",
        '(contested === "against") === widens',
        '(contested === "for") === widens',
    ),
    fault(
        "a missing key fails IfExists",
        "elements/condition.ts",
        'if (ifExists || qualifier === "ForAllValues") return true;',
        'if (qualifier === "ForAllValues") return true;',
    ),
    fault(
        "a missing key fails ForAllValues",
        "elements/condition.ts",
        'if (ifExists || qualifier === "ForAllValues") return true;',
        "if (ifExists) return true;",
    ),
    fault(
        "a missing key holds with a negated ForAnyValue",
        "elements/condition.ts",
        'return qualifier !== "ForAnyValue" && operator.negated;',
        "return operator.negated;",
    ),
    fault(
        "a missing key fails negated operators",
        "elements/condition.ts",
        'return qualifier !== "ForAnyValue" && operator.negated;',
        "return false;",
    ),
    fault(
        "Null is the wrong way round",
        "elements/condition.ts",
        "String(value === undefined)",
        "String(value !== undefined)",
    ),
    fault(
        "negated operators are positive",
        "elements/condition.ts",
        "return operator.negated ? !oneMatches(condition, value, opposite(doubts))",
        "return operator.negated ? oneMatches(condition, value, opposite(doubts))",
    ),
    fault("NotX is X", "elements/element.ts", "return covered !== element.negated;", "return covered;"),
    fault(
        "a role is its account",
        "elements/principal.ts",
        "principal.account === entry.account",
        "principal.account !== undefined",
    ),
    fault(
        "the resource of a Deny does not matter",
        "search/dimension.ts",
        "coversTarget(statement.resource,",
        'statement.effect === "Deny" || coversTarget(statement.resource,',
    ),
    fault(
        "the principal of a Deny does not matter",
        "search/dimension.ts",
        "coversPrincipal(statement.principal,",
        'statement.effect === "Deny" || coversPrincipal(statement.principal,',
    ),
    fault(
        "statement 33 is statement 1",
        "search/bits.ts",
        "return 1n << BigInt(position);",
        "return 1n << BigInt(position % 32);",
    ),
    fault("no VPC is tried but those named", "search/values.ts", "return [usual, ...new Set(", "return [...new Set("),
    fault("no request lacks the VPC", "search/values.ts", "? [...values, undefined] :", "? values :"),
    fault("no request lacks another key", "search/values.ts", ": [undefined, ...values];", ": values;"),
    fault("allowed VPCs are outside too", "search/values.ts", ".filter((value) => !excluded.has(value))", ""),
    fault(
        "nobody but anonymous callers",
        "search/search.ts",
        'tells ? ["anonymous", "named"] : ["anonymous"]',
        '["anonymous"]',
    ),
    fault(
        "what helps a request is taken to hinder it",
        "search/values.ts",
        'const helps = (effect === "Allow") !== operator.negated;',
        'const helps = (effect === "Allow") === operator.negated;',
    ),
    fault(
        "what helps a request is taken to hinder it, in resources",
        "search/targets.ts",
        'const helps = (effect === "Allow") !== resource.negated;',
        'const helps = (effect === "Allow") === resource.negated;',
    ),
    fault(
        "a Deny that a later dimension rules out ends the search",
        "search/search.ts",
        "!isDisjoint(place, inescapable) && isDisjoint(place, asking)",
        "!isDisjoint(place, inescapable)",
    ),
    fault(
        "of two candidates the worse is kept",
        "search/frontier.ts",
        "isSubset(good, goods[other] ?? NONE)",
        "isSubset(goods[other] ?? NONE, good)",
    ),
    fault("OPTIONS is no method", "search/paths.ts", ', "OPTIONS"]', "]"),
    fault("the root is no path", "search/targets.ts", 'word("/pets", "/")', 'word("/pets")'),
    fault("ids have 17 digits", "search/domain.ts", "exactly(8, ID), end, exactly(9, ID), end", "exactly(17, ID), end"),
    fault("nothing lies behind a block", "text/address.ts", "[first, last + 1n]", "[first]"),
    fault("nothing lies between two bounds", "text/number.ts", "before + (bound - before) / 2, bound", "bound, bound"),
    fault(
        "`?` is any run",
        "text/pattern.ts",
        'const ONE: Token = { wildcard: "one" };',
        'const ONE: Token = { wildcard: "run" };',
    ),
];
