// Writes prober/function.js: the prober in one file, as Lambda runs it. It is kept in the repository, so that a deployment
// builds nothing; `--check` says whether it is what the sources make.
import { readFileSync } from "node:fs";
import { build } from "esbuild";

const outfile = "prober/function.js";
const isCheck = process.argv.includes("--check");

const { outputFiles } = await build({
    entryPoints: ["prober/index.ts"],
    outfile,
    bundle: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    charset: "utf8",
    legalComments: "none",
    banner: { js: "// Made of prober/*.ts by scripts/build-prober.mjs; do not edit." },
    logLevel: "warning",
    write: !isCheck,
});
if (isCheck && outputFiles?.[0]?.text !== readFileSync(outfile, "utf8")) {
    console.error(`${outfile}: is not what prober/*.ts make; run \`npm run generate\``);
    process.exit(1);
}
