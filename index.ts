import * as pulumi from "@pulumi/pulumi";
import { formatIssue } from "./config/issue";
import { readStackConfig } from "./config/read";
import { patterns } from "./patterns/registry";

const config = readStackConfig(patterns);
if (!config.ok) throw new pulumi.RunError(config.issues.map(formatIssue).join("\n"));

const { outputs, claims } = patterns[config.value.pattern].build(config.value as never);

export = { pattern: config.value.pattern, ...outputs, claims };
