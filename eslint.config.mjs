import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

/** Which folders a folder may not import from; tests/architecture.test.ts holds the direction. */
const forbid = (message, ...group) => ({ "no-restricted-imports": ["error", { patterns: [{ group, message }] }] });
const noBitwise = { "no-bitwise": "error" }; // `-1 << 32` is -1 in JavaScript, which breaks /0

export default tseslint.config(
    { ignores: ["dist/**", "policy/bin/**", "prober/function.js", "node_modules/**", "schemas/**"] },
    eslint.configs.recommended,
    {
        files: ["**/*.ts"],
        extends: [tseslint.configs.recommended],
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        rules: {
            "@typescript-eslint/no-explicit-any": "error",
            "@typescript-eslint/no-non-null-assertion": "error",
            "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
            "@typescript-eslint/no-floating-promises": "error",
            "@typescript-eslint/consistent-type-imports": "error",
            "no-new": "off",
        },
    },
    {
        files: ["model/**"],
        rules: {
            ...noBitwise,
            ...forbid(
                "the model is pure: no SDK, no Node, nothing of the other folders",
                "@pulumi/*",
                "node:*",
                "**/config/**",
                "**/components/**",
                "**/patterns/**",
                "**/cli/**",
            ),
        },
    },
    {
        files: ["config/**"],
        ignores: ["config/read.ts"],
        rules: {
            ...noBitwise,
            ...forbid(
                "config is pure but for read.ts, and knows no pattern",
                "@pulumi/*",
                "node:*",
                "**/patterns/**",
                "**/cli/**",
                "**/policy/**",
            ),
        },
    },
    {
        files: ["components/**"],
        rules: {
            ...noBitwise,
            ...forbid(
                "components stand alone: of the other folders they know model/certificate-names, model/ip and model/issue",
                "**/config/**",
                "**/patterns/**",
                "**/cli/**",
                "**/policy/**",
                "**/model/iam/**",
                "**/model/network/**",
            ),
        },
    },
    {
        files: ["prober/**"],
        rules: forbid("the prober stands alone: it runs in Lambda", "@pulumi/*", "../*"),
    },
    {
        files: ["policy/**"],
        rules: forbid(
            "the pack judges any program: it knows the model alone",
            "**/config/**",
            "**/components/**",
            "**/patterns/**",
            "**/cli/**",
        ),
    },
    {
        files: ["patterns/**"],
        rules: forbid(
            "patterns know config and components",
            "**/cli/**",
            "**/policy/**",
            "**/model/iam/**",
            "**/model/network/**",
        ),
    },
    {
        files: ["cli/**"],
        rules: forbid(
            "the command line starts the program; it does not import it",
            "**/patterns/**",
            "**/components/**",
            "**/config/read",
            "@pulumi/aws",
            "@pulumi/aws/**",
        ),
    },
    {
        files: ["tests/**"],
        rules: {
            "no-restricted-syntax": [
                "error",
                {
                    selector: "CallExpression[callee.property.name='apply']",
                    message: "an assertion in an un-awaited apply is swallowed: await the value",
                },
            ],
        },
    },
    {
        files: ["**/*.mjs"],
        languageOptions: { globals: { console: "readonly", process: "readonly", URL: "readonly", fetch: "readonly" } },
    },
);
