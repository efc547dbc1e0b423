// Bundles the command line into one file that needs nothing installed but the program's own packages.
import { chmodSync } from "node:fs";

// A deployment needs the program alone: `npm ci --omit=dev` installs no esbuild, and has to go through all the same.
const { build } = await import("esbuild").catch((error) => {
    if (process.env.npm_lifecycle_event !== "build" || process.env.npm_command === "run-script") throw error;
    console.log("private-api is not built: the development packages are not installed");
    process.exit(0);
});

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
