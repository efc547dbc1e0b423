import { join } from "node:path";
import { ROOT } from "../support/preview";
import type { Guard, Outcome } from "../support/pulumi-cli";

/** The pack, as `npm run build` left it. */
export const PACK: Guard = { pack: join(ROOT, "policy") };

/** What the pack said, one line a finding: level, policy, and the name and place that the finding ends with. */
export function said({ violations }: Outcome): readonly string[] {
    return violations
        .map(({ level, policy, urn, message }) => {
            const at = message.slice(message.lastIndexOf("\nfinding: ")).split(`${urn}/`)[1]?.trim();
            return `${level} ${policy}: ${urn.slice(urn.lastIndexOf("::") + 2)} ${at ?? `no place in ${message}`}`;
        })
        .sort();
}
