import type { Issue } from "../config/issue";
import type { StackConfig } from "../config/pattern-config";

/** `api.allowedVpcIds` is about private APIs: a pattern without one cannot keep what it promises. */
export function allowedVpcIssues({ api, pattern }: Pick<StackConfig, "api" | "pattern">): Issue[] {
    if (api.allowedVpcIds.length === 0) return [];
    return [
        {
            code: "allowed-vpcs-without-private-api",
            path: "api.allowedVpcIds",
            message: `has no effect on a public API, got \`${api.allowedVpcIds.join("`, `")}\` with pattern \`${pattern}\`; expected an empty list: whoever has the address may call it; remove it, or choose \`private\` or \`mixed\``,
        },
    ];
}
