import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../support/preview";

describe("the README's list of components", () => {
    it("names each that is exported, with its file, and no other", () => {
        const text = (path: string) => readFileSync(join(ROOT, path), "utf8");
        const exported = [...text("components/index.ts").matchAll(/^export \{ (\w+) \} from "\.\/([\w-]+)";$/gm)];
        const listed = [...text("README.md").matchAll(/\[`(\w+)`\]\(components\/([\w-]+)\.ts\)/g)];
        const names = (matches: readonly RegExpMatchArray[]) => matches.map(([, name, file]) => [name, file]);
        assert.ok(exported.length > 0);
        assert.deepEqual(names(listed), names(exported));
    });
});
