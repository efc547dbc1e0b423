import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { ROOT } from "./support/preview";

/** What each part may import of the others. Imports go one way: no part is below one that it imports. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
    "index.ts": ["config", "patterns"],
    patterns: ["components", "config", "model"],
    // The subnet plan is arithmetic that configuration and component have to agree on.
    config: ["components/subnet-plan", "model"],
    components: ["model/api-key-value", "model/certificate-names", "model/ip", "model/issue"],
    // Of the program, the command line knows the words of issues; it starts the rest.
    cli: ["config/issue", "config/nearest-key", "config/node-version", "config/secrets", "model", "package.json"],
    policy: ["model"],
    model: [],
    // It runs in Lambda, and has nothing of the others there.
    prober: [],
    bench: ["cli", "config", "model", "patterns", "tests/support"],
    scripts: ["cli", "config", "patterns", "tests/support"],
};
/** What may not be imported at all, whatever the package. */
const PURE: Readonly<Record<string, RegExp>> = {
    model: /./,
    config: /^(@pulumi\/|node:)/,
};
const EXEMPT = new Set(["config/read.ts"]);

function sourcesBelow(path: string): string[] {
    if (statSync(path).isFile()) return [path];
    return readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() || /\.ts$/.test(entry.name))
        .flatMap((entry) => sourcesBelow(join(path, entry.name)));
}

/** Every specifier that a file imports, requires or re-exports. */
function importsOf(file: string): string[] {
    const text = readFileSync(file, "utf8");
    const forms = [
        /\bfrom\s+"([^"]+)"/g,
        /\bimport\(\s*"([^"]+)"/g,
        /\brequire\(\s*"([^"]+)"/g,
        /^import\s+"([^"]+)"/gm,
    ];
    return forms.flatMap((form) => [...text.matchAll(form)].map(([, specifier]) => specifier ?? ""));
}

const isWithin = (path: string, place: string) => path === place || path.startsWith(`${place}/`);

describe("the parts of the project", () => {
    for (const [part, allowed] of Object.entries(MAY_IMPORT)) {
        it(`let ${part} import ${allowed.join(", ") || "nothing of the others"}`, () => {
            const forbidden = sourcesBelow(join(ROOT, part)).flatMap((file) => {
                const from = relative(ROOT, file);
                return importsOf(file)
                    .filter((specifier) => specifier.startsWith("."))
                    .map((specifier) => relative(ROOT, resolve(dirname(file), specifier)))
                    .filter((to) => !isWithin(to, part) && !allowed.some((place) => isWithin(to, place)))
                    .map((to) => `${from} → ${to}`);
            });
            assert.deepEqual(forbidden, []);
        });
    }

    for (const [part, impure] of Object.entries(PURE)) {
        it(`keep ${part} pure`, () => {
            const forbidden = sourcesBelow(join(ROOT, part)).flatMap((file) => {
                const from = relative(ROOT, file);
                if (EXEMPT.has(from)) return [];
                return importsOf(file)
                    .filter((specifier) => !specifier.startsWith(".") && impure.test(specifier))
                    .map((specifier) => `${from} → ${specifier}`);
            });
            assert.deepEqual(forbidden, []);
        });
    }

    it("are reached by a program of at most forty lines", () => {
        const lines = readFileSync(join(ROOT, "index.ts"), "utf8").trimEnd().split("\n");
        assert.ok(lines.length <= 40, `${lines.length} lines`);
    });

    it("say why wherever a rule is switched off", () => {
        const folders = [...Object.keys(MAY_IMPORT), "tests"];
        const silent = folders
            .flatMap((part) => sourcesBelow(join(ROOT, part)))
            .flatMap((file) => {
                const lines = readFileSync(file, "utf8").split("\n");
                return lines
                    .filter((line) => /^\s*(\/\/|\/\*)\s*eslint-disable/.test(line) && !/ -- \S/.test(line))
                    .map((line) => `${relative(ROOT, file)}: ${line.trim()}`);
            });
        assert.deepEqual(silent, []);
    });
});
