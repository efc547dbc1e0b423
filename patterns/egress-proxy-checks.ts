import type { z } from "zod";
import { DEFAULT_ROUTES } from "../config/api-schema";
import { makeIssue, quote, type Issue } from "../config/issue";
import type { StackConfig } from "../config/pattern-config";
import { repeatedEntries, repeatedEntry } from "../config/repeated-entries";
import { checkReserved } from "../config/route-checks";
import type { EgressProxyOptions } from "./egress-proxy-options";
import { endpointFactIssues } from "./endpoint-facts";

type Config = StackConfig<string, z.output<typeof EgressProxyOptions>>;

const LONGEST_BUFFERED_MILLISECONDS = 300_000;

/** What is wrong across the options and the other sections. */
export function egressProxyIssues(config: Config, secretKeys: ReadonlySet<string>): readonly Issue[] {
    return [
        ...upstreamIssues(config),
        ...keyIssues(config, secretKeys),
        ...limitIssues(config),
        ...timeoutIssues(config),
        ...repeatedEntries("options.binaryMediaTypes", config.options.binaryMediaTypes),
        ...foreignWays(config),
        ...endpointIssues(config),
        ...endpointFactIssues(config, true),
    ];
}

function upstreamIssues({ options }: Config): readonly Issue[] {
    const paths = options.upstreams.map(({ path }) => path);
    return paths.flatMap((path, index) => {
        const at = `options.upstreams[${index}].path`;
        const isSecond = paths.indexOf(path) < index;
        return [...(isSecond ? [repeatedEntry(at, path)] : []), ...checkReserved(at, path)];
    });
}

function keyIssues({ options, region }: Config, secretKeys: ReadonlySet<string>): readonly Issue[] {
    const { value, secretArn } = options.apiKey;
    const issues: Issue[] = [];
    if (value !== undefined && secretArn !== undefined) {
        issues.push(
            makeIssue({
                code: "api-key-twice",
                path: "options.apiKey.secretArn",
                problem: "says a second time where the key's value comes from",
                got: "`value` and `secretArn`",
                expected: "one of both, or neither",
                fix: "remove one of them",
            }),
        );
    }
    if (value !== undefined && !secretKeys.has("private-api:options")) {
        issues.push(
            makeIssue({
                code: "api-key-in-clear",
                path: "options.apiKey.value",
                problem: "stands in the stack's file for all to read",
                got: "a value in clear",
                expected: "a secret",
                fix: "take another value, and run `pulumi config set --secret --path private-api:options.apiKey.value`",
            }),
        );
    }
    const secretRegion = secretArn?.split(":")[3];
    if (secretArn !== undefined && secretRegion !== region) {
        issues.push(
            makeIssue({
                code: "secret-region",
                path: "options.apiKey.secretArn",
                problem: "is a secret of another region",
                got: quote(secretArn),
                expected: `one of \`${region}\`, as \`aws:region\` says`,
                fix: "replicate it there, or change `aws:region`",
            }),
        );
    }
    return issues;
}

/** A key that may do more than the whole stage is limited by the stage alone. */
function limitIssues({ options, api }: Config): readonly Issue[] {
    return (["rateLimit", "burstLimit"] as const).flatMap((limit) => {
        const [own, stage] = [options.throttle[limit], api.throttle[limit]];
        if (own === undefined || own <= stage) return [];
        const issue = makeIssue({
            code: "throttle-above-stage",
            path: `options.throttle.${limit}`,
            problem: "is more than the stage lets through",
            got: quote(own),
            expected: `at most ${stage}, the stage's \`api.throttle.${limit}\``,
            fix: "lower it, or raise that of the stage",
        });
        return [issue];
    });
}

function timeoutIssues({ options }: Config): readonly Issue[] {
    const { timeoutMilliseconds, responseTransferMode } = options;
    if (responseTransferMode === "stream" || timeoutMilliseconds <= LONGEST_BUFFERED_MILLISECONDS) return [];
    const issue = makeIssue({
        code: "timeout-buffered",
        path: "options.timeoutMilliseconds",
        problem: "is longer than API Gateway waits for a whole answer",
        got: quote(timeoutMilliseconds),
        expected: `at most ${LONGEST_BUFFERED_MILLISECONDS} with \`options.responseTransferMode: buffered\``,
        fix: "lower it, or choose `stream`",
    });
    return [issue];
}

/** What the proxy would make untrue: another thing to serve, or another way out. */
function foreignWays({ api, network }: Config): readonly Issue[] {
    const issues: Issue[] = [];
    const isDefault = api.definition.kind === "routes" && api.definition.routes === DEFAULT_ROUTES;
    if (!isDefault) {
        const key = api.definition.kind === "openapi" ? "openApi" : "routes";
        issues.push(
            makeIssue({
                code: "proxy-definition",
                path: `api.${key}`,
                problem: "has no place here, since the pattern serves its upstreams",
                got: quote(key),
                expected: "`options.upstreams` alone",
                fix: "remove it, or choose the pattern `private`",
            }),
        );
    }
    if (network?.kind === "created" && network.egress !== "none") {
        issues.push(
            makeIssue({
                code: "proxy-bypassed",
                path: "network.egress",
                problem: "is a second way out, past the proxy",
                got: quote(network.egress),
                expected: "`none`",
                fix: "remove it, or choose the pattern `private`",
            }),
        );
    }
    return issues;
}

function endpointIssues({ options, network }: Config): readonly Issue[] {
    if (options.endpointPolicy !== "own-api" || network?.kind !== "existing" || !network.endpointId) return [];
    const issue = makeIssue({
        code: "adopted-endpoint-policy",
        path: "options.endpointPolicy",
        problem: "would change an endpoint of somebody else",
        got: `\`own-api\` with \`${network.endpointId}\``,
        expected: "`full-access` for an adopted endpoint",
        fix: "set its policy where it is managed",
    });
    return [issue];
}
