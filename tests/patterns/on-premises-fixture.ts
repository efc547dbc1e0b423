/** The example of the on-premises pattern, changed for one test. */
import type { Resource } from "../../cli/dry-run/state";
import { exampleConfig, preview } from "../support/preview";

export const EXAMPLE = exampleConfig("on-premises");

const EXISTING = {
    vpcId: "vpc-0123456789abcdef0",
    subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
};
/** Route tables of the existing VPC. */
export const TABLES = ["rtb-0123456789abcdef0", "rtb-0123456789abcdef1"];

/** The example with some options, and with other sections. */
export const withOptions = (options: object, more: object = {}): Record<string, unknown> => ({
    ...EXAMPLE,
    "private-api:options": { ...(EXAMPLE["private-api:options"] as object), ...options },
    ...more,
});

/** The section of an existing VPC, with what else is stated of it. */
export const adopted = (facts: object = {}) => ({ "private-api:network": { existing: { ...EXISTING, ...facts } } });

/** What is registered with such a configuration. */
export async function resourcesOf(options: object, more: object = {}): Promise<readonly Resource[]> {
    return (await preview(withOptions(options, more))).resources;
}
