import type { Written } from "../policies";
import { typeOf } from "../reference/key-types";
import { conditionsOf, withCondition } from "./rewritings";

/** Operators that mean the same where they stand, for keys of one value. */
interface Exchange {
    readonly title: string;
    readonly effect: "Allow" | "Deny" | "any";
    readonly from: string;
    readonly to: string;
    readonly applies?: (values: readonly unknown[]) => boolean;
}

const isPlain = (values: readonly unknown[]) => values.every((value) => !/[*?$]/.test(String(value)));
const isFilled = (values: readonly unknown[]) => values.every((value) => value !== "");

/** Every exchange that leaves the verdict as it is. */
export const EXCHANGES: readonly Exchange[] = [
    {
        title: "StringLike for StringEquals without wildcards",
        effect: "any",
        from: "StringEquals",
        to: "StringLike",
        applies: isPlain,
    },
    {
        title: "StringNotLike for StringNotEquals without wildcards",
        effect: "any",
        from: "StringNotEquals",
        to: "StringNotLike",
        applies: isPlain,
    },
    {
        title: "ForAnyValue in an Allow",
        effect: "Allow",
        from: "StringEquals",
        to: "ForAnyValue:StringEquals",
        applies: isFilled,
    },
    {
        title: "IfExists on a negated operator in a Deny",
        effect: "Deny",
        from: "StringNotEquals",
        to: "StringNotEqualsIfExists",
    },
    {
        title: "ForAllValues on a negated operator in a Deny",
        effect: "Deny",
        from: "StringNotEquals",
        to: "ForAllValues:StringNotEquals",
        applies: isFilled,
    },
    { title: "ArnLike for ArnEquals", effect: "any", from: "ArnEquals", to: "ArnLike" },
    { title: "ArnNotLike for ArnNotEquals", effect: "any", from: "ArnNotEquals", to: "ArnNotLike" },
];

/** A statement in which every operator that may be exchanged is. */
export function exchanged(statement: Written, { effect, from, to, applies = () => true }: Exchange): Written {
    if (effect !== "any" && statement["Effect"] !== effect) return statement;
    return conditionsOf(statement)
        .filter(
            ({ operator, key, values }) =>
                operator === from && typeOf(key.toLowerCase()) !== "multivalued" && applies([values].flat()),
        )
        .reduce(
            (changed, { operator, key, values }) => withCondition(changed, { operator, key }, { operator: to, values }),
            statement,
        );
}
