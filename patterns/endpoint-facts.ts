import type { Issue } from "../config/issue";
import type { StackConfig } from "../config/pattern-config";

/** Judges what is stated of an adopted endpoint; what is not stated is judged at preview. */
export function endpointFactIssues({ network }: Pick<StackConfig, "network">, privateDns: boolean): Issue[] {
    if (network?.kind !== "existing" || network.endpointPrivateDnsEnabled === undefined) return [];
    if (network.endpointPrivateDnsEnabled === privateDns) return [];
    return [
        {
            code: "endpoint-private-dns",
            path: "network.existing.endpointPrivateDnsEnabled",
            message: `does not go with the pattern and its options, got \`${network.endpointPrivateDnsEnabled}\`; expected \`${privateDns}\`; change the endpoint where it is managed, or choose another pattern or option`,
        },
    ];
}
