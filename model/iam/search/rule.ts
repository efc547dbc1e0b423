import type { Api } from "../api";
import { coversInvoke } from "../elements/action";
import type { Statement } from "../policy/statement";
import { type Doubts, doubtsIn, type Reading } from "../truth";
import { type Bits, bit } from "./bits";

/** Which requests are looked for. */
export interface Search {
    readonly statements: readonly Statement[];
    readonly api: Api;
    readonly reading: Reading;
    /** Values of `aws:SourceVpc` that the request must not have. */
    readonly vpcs: ReadonlySet<string>;
    /** Values of `aws:SourceVpce` that the request must not have. */
    readonly endpoints: ReadonlySet<string>;
}

/** A statement that may match, with its place in the sets of the search. */
export interface Rule {
    readonly statement: Statement;
    readonly doubts: Doubts;
    readonly place: Bits;
}

/** The statements about `execute-api:Invoke`. */
export function rulesOf({ statements, reading }: Search): Rule[] {
    const rules: Rule[] = [];
    for (const statement of statements) {
        const doubts = doubtsIn(statement.effect, reading);
        if (statement.hasUnknownCondition && !doubts.unknown) continue;
        if (coversInvoke(statement.action, doubts)) rules.push({ statement, doubts, place: bit(rules.length) });
    }
    return rules;
}
