/** Proves which files the command line reads, and the lines it ends with where they are missing or wrong. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readProject } from "../../cli/project-file";
import { readStackConfig } from "../../cli/stack-file";

describe("the files of a project", () => {
    let folder: string;
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "private-api-"));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    const projectOf = (text: string) => {
        write("Pulumi.yaml", text);
        return readProject(folder);
    };
    const refusal = (action: () => unknown): string => {
        try {
            action();
        } catch (error) {
            return error instanceof Error ? error.message : String(error);
        }
        throw new Error("nothing was refused");
    };
    const stackRefusal = (stack: string, text?: string) => {
        const project = projectOf("name: p\n");
        if (text !== undefined) write(`Pulumi.${stack}.yaml`, text);
        return refusal(() => readStackConfig(project, stack));
    };

    it("are found from a folder below the project's", () => {
        projectOf("name: p\n");
        mkdirSync(join(folder, "a", "b"), { recursive: true });
        assert.equal(readProject(join(folder, "a", "b")).root, folder);
    });

    it("say where the program is: a file, a folder, or what package.json says", () => {
        const entry = (main: string) => {
            const { directory, entryPoint } = projectOf(`name: p\n${main}`);
            return [directory.slice(folder.length), entryPoint];
        };
        assert.deepEqual(entry(""), ["", "."]);
        assert.deepEqual(entry("main: src/\n"), ["/src", "."]);
        assert.deepEqual(entry("main: src/index.ts\n"), ["/src", "./index.ts"]);
    });

    it("may keep the stacks' files in a folder of their own", () => {
        const project = projectOf("name: p\nstackConfigDir: stacks\n");
        mkdirSync(join(folder, "stacks"));
        write("stacks/Pulumi.dev.yaml", "config: {a: b}\n");
        assert.deepEqual(readStackConfig(project, "dev").values, { "p:a": "b" });
    });

    it("may have a stack without configuration", () => {
        const project = projectOf("name: p\n");
        write("Pulumi.dev.yaml", "");
        assert.deepEqual(readStackConfig(project, "dev"), { values: {}, secretKeys: [] });
    });

    it("are missed with a line", () => {
        assert.equal(
            refusal(() => readProject(folder)),
            `Pulumi.yaml: is not there, got nothing in \`${folder}\` or above; expected the folder of a Pulumi project; change to the project's folder`,
        );
    });

    it("are refused without a project's name", () => {
        assert.equal(
            refusal(() => projectOf("runtime: nodejs\n")),
            "Pulumi.yaml: name: is not a project's name, got `nothing`; expected a text; write `name: private-api`",
        );
    });

    it("name the stacks that there are", () => {
        write("Pulumi.dev.yaml", "");
        write("Pulumi.prod.yaml", "");
        assert.equal(
            stackRefusal("production"),
            "stack: has no configuration file, got `production`; expected one of `dev`, `prod`; write `Pulumi.production.yaml` or give another `--stack`",
        );
        assert.equal(
            stackRefusal("pro"),
            "stack: has no configuration file, got `pro`; expected one of `dev`, `prod`; use `--stack prod`",
        );
    });

    it("name the file to write where there is no stack", () => {
        assert.equal(
            stackRefusal("dev"),
            "stack: has no configuration file, got `dev`; expected `Pulumi.dev.yaml`; write `Pulumi.dev.yaml` or give another `--stack`",
        );
    });

    for (const name of ["../dev", "org/project/dev", "", "a b", "a\nb", "x".repeat(101), "dév"]) {
        it(`are not looked for with ${JSON.stringify(name.slice(0, 20))} as a stack's name`, () => {
            const line = stackRefusal(name.slice(0, 0) + name, undefined);
            assert.match(
                line,
                /^stack: is not a stack's name, got `.*`; expected 1 to 100 letters, digits, `-`, `_` or `\.`; /,
            );
        });
    }

    const WRONG: readonly (readonly [string, string, string])[] = [
        [
            "no YAML",
            "config:\n  a: [1\n  b: 2\n",
            "Pulumi.dev.yaml:3:3: is not YAML (bad indent), got `b: 2`; expected YAML; ",
        ],
        ["a tab", "config:\n\ta: 1\n", "Pulumi.dev.yaml:2:1: is not YAML (tab as indent), got `a: 1`; expected YAML; "],
        [
            "a key twice",
            "config:\n  a: 1\n  a: 2\n",
            "Pulumi.dev.yaml:3:3: is not YAML (duplicate key), got `a: 2`; expected YAML; ",
        ],
        ["a list", "- 1\n", "Pulumi.dev.yaml: is not a map, got `[1]`; expected keys with values, such as `config:`; "],
        [
            "no map below config",
            "config: 7\n",
            "Pulumi.dev.yaml: config: is not a map, got `7`; expected keys with values, such as ",
        ],
    ];
    for (const [what, text, line] of WRONG) {
        it(`are refused with their place where they hold ${what}`, () => {
            assert.equal(stackRefusal("dev", text).slice(0, line.length), line);
        });
    }

    it("may be another file, which has to be there", () => {
        const project = projectOf("name: p\n");
        write("other.yaml", "config: {a: 1}\n");
        assert.deepEqual(readStackConfig(project, "dev", join(folder, "other.yaml")).values, { "p:a": "1" });
        assert.equal(
            refusal(() => readStackConfig(project, "dev", join(folder, "none.yaml"))),
            "--config-file: is not there, got `none.yaml`; expected a stack's configuration; give the path of a file like `Pulumi.dev.yaml`",
        );
    });
});
