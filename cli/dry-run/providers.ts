import { createHash } from "node:crypto";
import { quote } from "../../config/issue";
import { Refusal } from "./refusal";
import type { StateResource } from "./state";
import { knownText, UNKNOWN, type Properties } from "./values";

/** The providers that the engine makes for resources that name none: one for each package and version. */
export class DefaultProviders {
    constructor(
        private readonly stack: string,
        private readonly project: string,
        private readonly config: Readonly<Record<string, string>>,
    ) {}

    /** The default provider of a type, always the same for the same version. */
    of(type: string, version: string | undefined): StateResource & { readonly id: string } {
        const packageName = type.split(":")[0] ?? "";
        const suffix = version === undefined || version === "" ? "" : `_${version.replace(/[.+-]/g, "_")}`;
        const urn = `urn:pulumi:${this.stack}::${this.project}::pulumi:providers:${packageName}::default${suffix}`;
        const inputs = { ...this.#configOf(packageName), ...(suffix === "" ? {} : { version: version ?? "" }) };
        return { urn, custom: true, id: uuidOf(urn), type: `pulumi:providers:${packageName}`, inputs, outputs: inputs };
    }

    #configOf(packageName: string): Properties {
        const prefix = `${packageName}:`;
        const own = Object.entries(this.config).filter(([key]) => key.startsWith(prefix));
        return Object.fromEntries(own.map(([key, value]) => [key.slice(prefix.length), value]));
    }
}

/**
 * The region that a resource is made in: its own, else its provider's.
 *
 * @throws Refusal where there is none: names and ARNs could not be made.
 */
export function providerRegion(provider: StateResource | undefined, inputs: Properties, at: string): string {
    const region = inputs["region"] ?? provider?.inputs?.["region"];
    const known = knownText(region);
    if (known !== undefined) return known;
    const got = region === UNKNOWN ? "one that is not known before the deployment" : quote(region ?? "nothing");
    throw new Refusal(
        `has no region, got ${got}; expected the name of an AWS region; set \`aws:region\` in the stack's configuration`,
        at,
    );
}

function uuidOf(text: string): string {
    const hex = createHash("sha256").update(text).digest("hex");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}
