import { makeIssue, quote, type Issue } from "./issue";
import { repeatedEntry } from "./repeated-entries";

const STANDARD_ZONE = /^[a-z]+(?:-[a-z]+)+-\d+[a-z]$/;

/**
 * Checks that the zones are different availability zones of the stack's region.
 *
 * @param zones - well-formed names; `undefined` for any other.
 * @param region - `aws:region`; without it only local zones and repetitions are found.
 */
export function checkZones(zones: readonly (string | undefined)[], region: string | undefined): readonly Issue[] {
    return zones.flatMap((zone, index) => {
        if (zone === undefined) return [];
        const path = `network.zones[${index}]`;
        if (zones.indexOf(zone) < index) return [repeatedEntry(path, zone)];
        if (region !== undefined && zone.slice(0, -1) === region) return [];
        const isLocal = region === undefined ? !STANDARD_ZONE.test(zone) : zone.startsWith(`${region}-`);
        if (isLocal) return [localZone(path, zone, region)];
        return region === undefined ? [] : [foreignZone(path, zone, region)];
    });
}

function localZone(path: string, zone: string, region: string | undefined): Issue {
    const expected = `an availability zone such as \`${region ?? "eu-central-1"}a\``;
    const problem = "is a local or wavelength zone, where no execute-api endpoint can be";
    return makeIssue({ code: "zone-local", path, problem, got: quote(zone), expected, fix: "choose one of those" });
}

function foreignZone(path: string, zone: string, region: string): Issue {
    return makeIssue({
        code: "zone-region",
        path,
        problem: "is not a zone of the stack's region",
        got: quote(zone),
        expected: `\`${region}\` and a letter, as \`aws:region\` says`,
        fix: `use \`${region}${zone.at(-1) ?? "a"}\`, or change \`aws:region\``,
    });
}
