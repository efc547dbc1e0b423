import type { ReportViolation } from "@pulumi/policy";
import { type Finding, findingId } from "./rule";

/** Says a finding at the level of the policy that says it. */
export function report(finding: Finding, reportViolation: ReportViolation): void {
    reportViolation(textOf(finding), finding.urn);
}

/** What the SDK takes besides a text; its types do not have it. */
interface Violation {
    readonly message: string;
    readonly urn: string;
    readonly enforcementLevel: "mandatory";
}

/** Says what is wrong with the pack itself or with its configuration, whatever the level of the rule. */
export function reportMandatory(finding: Finding, reportViolation: ReportViolation): void {
    const violation: Violation = { message: textOf(finding), urn: finding.urn, enforcementLevel: "mandatory" };
    (reportViolation as unknown as (violation: Violation) => void)(violation);
}

function textOf(finding: Finding): string {
    return `${finding.message}\nevidence: ${finding.evidence}\nfinding: ${findingId(finding)}`;
}
