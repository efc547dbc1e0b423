// Makes dist/plugin/: the components as a plugin of their own, for every Pulumi language. The CLI installs a plugin's
// packages in its own folder, so it is built apart from the working tree, of copies of the sources that it needs.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const target = process.argv[2] ?? join(root, "dist", "plugin");
const own = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const wanted = ["@pulumi/aws", "@pulumi/pulumi", "@types/node", "ts-node", "typescript"];

rmSync(target, { recursive: true, force: true });
mkdirSync(join(target, "model"), { recursive: true });
cpSync(join(root, "components"), join(target, "components"), { recursive: true });
rmSync(join(target, "components", "PulumiPlugin.yaml"));
// It is for programs in TypeScript, and alone needs awsx: see components/index.ts.
rmSync(join(target, "components", "built-image.ts"));
cpSync(join(root, "components", "PulumiPlugin.yaml"), join(target, "PulumiPlugin.yaml"));
cpSync(join(root, "LICENSE"), join(target, "LICENSE"));
mkdirSync(join(target, "prober"));
cpSync(join(root, "prober", "function.js"), join(target, "prober", "function.js"));
for (const file of ["api-key-value.ts", "certificate-names.ts", "ip.ts", "issue.ts"])
    cpSync(join(root, "model", file), join(target, "model", file));
writeFileSync(join(target, "index.ts"), 'export * from "./components";\n');
writeFileSync(
    join(target, "package.json"),
    `${JSON.stringify(
        {
            name: own.name,
            version: own.version,
            description: "Components for Amazon API Gateway behind and beside private networks",
            license: own.license,
            main: "index.ts",
            dependencies: Object.fromEntries(wanted.map((name) => [name, own.dependencies[name]])),
        },
        undefined,
        2,
    )}\n`,
);
writeFileSync(
    join(target, "tsconfig.json"),
    `${JSON.stringify(
        {
            compilerOptions: {
                target: "ES2022",
                module: "nodenext",
                moduleResolution: "nodenext",
                strict: true,
                skipLibCheck: true,
                esModuleInterop: true,
                types: ["node"],
            },
            include: ["index.ts", "components", "model"],
        },
        undefined,
        2,
    )}\n`,
);
console.log(`the plugin is in ${target}`);
