import { VPC, allow, denyIf, type Conditions, type Written } from "../policies";

/** A policy that looks confined and is not, or the other way round: name, text, why. */
export type Trick = readonly [name: string, policy: string, why: string];

/** The usual condition of a Deny. */
export const ELSEWHERE: Conditions = { StringNotEquals: { "aws:SourceVpc": VPC } };
/** The usual condition of an Allow. */
export const INSIDE: Conditions = { StringEquals: { "aws:SourceVpc": VPC } };

/** Everybody may, unless from elsewhere: the safe form. */
export const SAFE: readonly Written[] = [allow(), denyIf(ELSEWHERE)];

/** Text of a policy of which one text is replaced by another. */
export function replacing(text: string, from: string, to: string): string {
    if (!text.includes(from)) throw new Error(`\`${from}\` is not in it`);
    return text.replace(from, () => to);
}
