// Bundles the command line into one file that needs nothing installed but the program's own packages.
import { build } from "esbuild";
import { chmodSync } from "node:fs";

const outfile = process.argv[2] ?? "dist/private-api.js";

await build({
    entryPoints: ["cli/main.ts"],
    outfile,
    bundle: true,
    platform: "node",
    // Older than what the command supports, so that an older Node gets as far as being told so.
    target: "node16",
    format: "cjs",
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    banner: { js: "#!/usr/bin/env node" },
    logLevel: "warning",
});
chmodSync(outfile, 0o755);
