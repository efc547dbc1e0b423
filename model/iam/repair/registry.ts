import { allowCondition } from "./allow-condition";
import type { Kind } from "./candidate";
import { deniedList } from "./denied-list";
import { endpointCondition } from "./endpoint-condition";
import { foreignStatement } from "./foreign-statement";
import { listedVpcs } from "./listed-vpcs";
import { missingKey } from "./missing-key";
import { widerDeny } from "./wider-deny";

/** All kinds of changes, the smallest first, one a line; when none closes a policy, a covering Deny does. */
export const KINDS: readonly Kind[] = [
    missingKey,
    listedVpcs,
    foreignStatement,
    endpointCondition,
    widerDeny,
    deniedList,
    allowCondition,
];
