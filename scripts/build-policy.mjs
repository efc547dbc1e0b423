// Bundles the policy pack with the model into one file: a published pack holds nothing from outside its folder, and the
// CLI type-checks a pack of TypeScript for seconds at every start.
const { build } = await import("esbuild").catch((error) => {
    // As for the command: a deployment needs the program alone, and installs no esbuild.
    if (process.env.npm_lifecycle_event !== "build" || process.env.npm_command === "run-script") throw error;
    console.log("the policy pack is not built: the development packages are not installed");
    process.exit(0);
});

const outfile = process.argv[2] ?? "policy/bin/index.js";

await build({
    entryPoints: ["policy/index.ts"],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    // Loaded from where the pack is installed, so that the pack and the runner share one SDK.
    external: ["@pulumi/*"],
    minifySyntax: true,
    legalComments: "none",
    logLevel: "warning",
});
