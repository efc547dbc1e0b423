import type { Issue } from "../config/issue";
import type { StackConfig } from "../config/pattern-config";
import { overlaps, parseCidr } from "../model/ip";

/** A pattern's configuration with the option that names the blocks of on-premises hosts. */
type WithBlocks = Pick<StackConfig, "network"> & { readonly options: { readonly onPremisesCidrBlocks: string[] } };

/** Issue `network-overlap` for each block of `options.onPremisesCidrBlocks` that the VPC's own block meets. */
export function overlapIssues({ options, network }: WithBlocks): Issue[] {
    const own = network?.cidrBlock === undefined ? undefined : parseCidr(network.cidrBlock, "network.cidrBlock");
    return options.onPremisesCidrBlocks.flatMap((text, index) => {
        const path = `options.onPremisesCidrBlocks[${index}]`;
        const block = parseCidr(text, path);
        if (!block.ok) return block.issues;
        if (!own?.ok || !overlaps(own.value, block.value)) return [];
        const message = `overlaps the VPC, got \`${text}\`; expected a block apart from \`${network?.cidrBlock ?? ""}\`, since no route can tell them apart; correct the block, or choose another \`network.cidrBlock\``;
        return [{ code: "network-overlap", path, message }];
    });
}
