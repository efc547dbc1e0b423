/**
 * Proves that the tables of tricks and of safe policies notice faults: each fault of `faults.ts`, put into the analyser,
 * makes at least one of them fail. Not: that every fault would be noticed.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { build, type Plugin } from "esbuild";
import type * as analyser from "../../../model/iam/analyse";
import { ROOT } from "../../support/preview";
import { type Fault, FAULTS } from "./faults";
import { API, VPC } from "./policies";
import { ACTION_TRICKS, PRINCIPAL_TRICKS, RESOURCE_TRICKS, STATEMENT_TRICKS } from "./tricks/elements";
import { GAP_TRICKS, OLD_VERSION } from "./tricks/gaps";
import { KEY_TRICKS, OPERATOR_TRICKS } from "./tricks/keys";
import { SAFE_TRICKS } from "./tricks/safe";
import { TEXT_TRICKS, VARIABLE_TRICKS } from "./tricks/texts";
import { assertGetsIn } from "./witness";

type Analyse = typeof analyser.analyse;

const CONTEXT = { allowedVpcs: [VPC], api: API };
const UNSAFE = [
    ...OPERATOR_TRICKS,
    ...KEY_TRICKS,
    ...RESOURCE_TRICKS,
    ...ACTION_TRICKS,
    ...PRINCIPAL_TRICKS,
    ...STATEMENT_TRICKS,
    ...VARIABLE_TRICKS,
    ...TEXT_TRICKS,
    ...GAP_TRICKS,
];

/** The analyser with a fault in it; without one, as it is. */
async function analyserWith(fault?: Fault): Promise<Analyse> {
    const seeding: Plugin = {
        name: "fault",
        setup: ({ onLoad }) => {
            onLoad({ filter: /model\/iam\/.*\.ts$/ }, ({ path }) => {
                const source = readFileSync(path, "utf8");
                if (fault === undefined || !path.endsWith(`model/iam/${fault.file}`)) return undefined;
                assert.ok(source.includes(fault.text), `${fault.file} has no \`${fault.text}\``);
                return { contents: source.replace(fault.text, () => fault.instead), loader: "ts" };
            });
        },
    };
    const { outputFiles } = await build({
        entryPoints: [join(ROOT, "model/iam/analyse.ts")],
        bundle: true,
        write: false,
        format: "iife",
        globalName: "faulty",
        plugins: [seeding],
        logLevel: "silent",
    });
    const [bundle] = outputFiles;
    const loaded = runInThisContext(`${bundle?.text ?? ""}; faulty`) as typeof analyser;
    return loaded.analyse;
}

/** Names of the policies that are judged wrongly, as far as the first of each table. */
function misjudged(analyse: Analyse): string[] {
    const isLetPass = ([, policy]: (typeof UNSAFE)[number]): boolean => {
        const { verdict, witness } = analyse(policy, CONTEXT);
        if (verdict === "restricted") return true;
        try {
            if (witness !== undefined) assertGetsIn(policy, witness, CONTEXT);
            return false;
        } catch {
            return true;
        }
    };
    const unsafe = UNSAFE.find(isLetPass);
    const safe = [...SAFE_TRICKS, ...OLD_VERSION].find(
        ([, policy]) => analyse(policy, CONTEXT).verdict !== "restricted",
    );
    return [unsafe, safe].flatMap((trick) => (trick === undefined ? [] : [trick[0]]));
}

describe("faults put into the analyser", () => {
    it("are not there to begin with", async () => {
        assert.deepEqual(misjudged(await analyserWith()), []);
    });

    for (const fault of FAULTS) {
        it(`are noticed: ${fault.title}`, async () => {
            assert.notDeepEqual(misjudged(await analyserWith(fault)), []);
        });
    }
});
