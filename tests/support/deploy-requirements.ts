import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Where the AWS clients look for credentials; one is enough. */
const CREDENTIALS = [
    "AWS_ENDPOINT_URL",
    "AWS_ACCESS_KEY_ID",
    "AWS_PROFILE",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
];

/** What the deploy tests want and have not: one line, or nothing. */
function whatIsMissing(): string | undefined {
    const missing = [
        ...(spawnSync("pulumi", ["version"]).error ? ["`pulumi` on the PATH"] : []),
        ...(CREDENTIALS.some((name) => process.env[name]) || existsSync(join(homedir(), ".aws", "credentials"))
            ? []
            : ["AWS credentials or `AWS_ENDPOINT_URL`"]),
    ];
    return missing.length > 0 ? `the deploy tests want ${missing.join(" and ")}` : undefined;
}

const missing = whatIsMissing();
if (missing !== undefined) {
    process.stderr.write(`${missing}\n`);
    process.exit(2);
}
