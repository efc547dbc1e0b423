import type { Api } from "./api";

/** What is asked of a policy, beside the policy. */
export interface Question {
    readonly api: Api;
    /** VPCs that are inside. */
    readonly vpcs: ReadonlySet<string>;
    /** Endpoints that are inside whatever their VPC. */
    readonly endpoints: ReadonlySet<string>;
    /** Places whose values are not known yet. */
    readonly unknownAt: readonly string[];
}
