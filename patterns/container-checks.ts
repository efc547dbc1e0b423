import { FARGATE_CPU_UNITS, fargateMemory } from "../components/fargate-sizes";
import { makeIssue, quote, quoteChoice, type Issue } from "../config/issue";
import type { ProjectFiles } from "../config/project-files";
import { repeatedEntries } from "../config/repeated-entries";
import { allowedVpcIssues } from "./allowed-vpcs";
import { balancerSubnetIssues } from "./balancer-subnets";
import { sourceIssues } from "./container-image-checks";
import { DEFAULT_CPU_PERCENT, type ContainerConfig } from "./container-options";
import { idleDefinition, idleNetworkParts, notUsed } from "./idle-settings";
import { policyFormIssues } from "./public-policy";

/** Checks across the options, and with the other sections. */
export function containerIssues(config: ContainerConfig, files: ProjectFiles | undefined): Issue[] {
    const { api, network, options } = config;
    return [
        ...allowedVpcIssues(config),
        ...repeatedEntries("options.routes", options.routes),
        ...sourceIssues(config, files),
        ...sizeIssues(config),
        ...countIssues(config),
        ...secretIssues(config),
        ...keyIssues(config),
        ...policyFormIssues("task-policy-form", "options.taskPolicy", options.taskPolicy),
        ...principalIssues(config),
        ...commandIssues(config),
        ...tlsIssues(config),
        ...keepAliveIssues(config),
        ...idleNetworkParts(network),
        ...balancerSubnetIssues(network),
        ...tableIssues(config),
        ...idleDefinition(api, "which routes lead to the container `options.routes` says"),
    ];
}

function sizeIssues({ options: { cpuUnits, memoryMebibytes } }: ContainerConfig): Issue[] {
    const sizes = fargateMemory(cpuUnits);
    if (sizes.includes(memoryMebibytes)) return [];
    const nearest = sizes.find((size) => size > memoryMebibytes) ?? sizes.at(-1) ?? 0;
    const cpu = FARGATE_CPU_UNITS.find((units) => fargateMemory(units).includes(memoryMebibytes));
    return [
        makeIssue({
            code: "fargate-size",
            path: "options.memoryMebibytes",
            problem: `is no memory that Fargate has for \`cpuUnits: ${cpuUnits}\``,
            got: quote(memoryMebibytes),
            expected: sizesInWords(sizes),
            fix: `use \`memoryMebibytes: ${nearest}\`${cpu === undefined ? "" : `, or \`cpuUnits: ${cpu}\``}`,
        }),
    ];
}

function sizesInWords(sizes: readonly number[]): string {
    const [first = 0, second = 0] = sizes;
    return sizes.length <= 3
        ? quoteChoice(sizes)
        : `\`${first}\` to \`${sizes.at(-1) ?? 0}\` in steps of ${second - first}`;
}

function countIssues({ options: { desiredCount, maximumCount, targetCpuPercent } }: ContainerConfig): Issue[] {
    if (maximumCount === undefined) {
        const path = "options.targetCpuPercent";
        const problem = "is what autoscaling aims at, and there is none without `options.maximumCount`";
        return targetCpuPercent === DEFAULT_CPU_PERCENT ? [] : [notUsed(path, problem, quote(targetCpuPercent))];
    }
    if (maximumCount >= desiredCount) return [];
    return [
        makeIssue({
            code: "task-count",
            path: "options.maximumCount",
            problem: "is less than the tasks that run at least",
            got: quote(maximumCount),
            expected: `at least \`desiredCount\`, which is \`${desiredCount}\``,
            fix: "change one of them",
        }),
    ];
}

function secretIssues({ options, region }: ContainerConfig): Issue[] {
    return Object.entries(options.secrets).flatMap(([name, arn]) => {
        const path = `options.secrets.${name}`;
        const twice = Object.hasOwn(options.environment, name)
            ? [
                  makeIssue({
                      code: "variable-twice",
                      path,
                      problem: "is an environment variable already",
                      got: quote(name),
                      expected: "a name that `options.environment` does not have",
                      fix: "remove one of them",
                  }),
              ]
            : [];
        const home = arn.split(":")[3] ?? "";
        if (home === region) return twice;
        const foreign = makeIssue({
            code: "secret-region",
            path,
            problem: `is of the region \`${home}\``,
            got: quote(arn),
            expected: `one of \`${region}\`, whose service the endpoint leads to`,
            fix: "replicate it there",
        });
        return [...twice, foreign];
    });
}

function keyIssues({ options: { secrets, secretKeyArns }, region }: ContainerConfig): Issue[] {
    const path = "options.secretKeyArns";
    if (secretKeyArns.length > 0 && Object.keys(secrets).length === 0) {
        return [notUsed(path, "has the keys of secrets, and there are none", quote(secretKeyArns))];
    }
    const foreign = secretKeyArns.flatMap((arn, index) => {
        const home = arn.split(":")[3] ?? "";
        if (home === region) return [];
        const issue = makeIssue({
            code: "key-region",
            path: `${path}[${index}]`,
            problem: `is a key of \`${home}\``,
            got: quote(arn),
            expected: `one of \`${region}\`, where the secrets are`,
            fix: "give the key that the secret is encrypted with there",
        });
        return [issue];
    });
    return [...repeatedEntries(path, secretKeyArns), ...foreign];
}

function tlsIssues({ options: { tls }, region }: ContainerConfig): Issue[] {
    const home = tls?.certificateArn.split(":")[3];
    if (home === undefined || home === region) return [];
    return [
        makeIssue({
            code: "certificate-region",
            path: "options.tls.certificateArn",
            problem: `is a certificate of \`${home}\``,
            got: quote(tls?.certificateArn),
            expected: `one of \`${region}\`, where the load balancer is`,
            fix: "request it there",
        }),
    ];
}

/**
 * A path that leads to the container and can be asked with GET: of the first route that takes one, with a word in place
 * of each variable.
 */
export function samplePath(routes: readonly string[]): string | undefined {
    if (routes.includes("$default")) return "/";
    const [, path] = routes.map((key) => /^(?:GET|ANY) (.*)$/.exec(key)).find(Boolean) ?? [];
    return path?.replace(/\{[^}]*\}/g, "sample");
}

function keepAliveIssues({ options: { routes, keepAliveDays } }: ContainerConfig): Issue[] {
    if (keepAliveDays === 0 || samplePath(routes) !== undefined) return [];
    return [
        makeIssue({
            code: "keep-alive-route",
            path: "options.keepAliveDays",
            problem: "has no route to ask: a request that only looks needs GET",
            got: quote(routes),
            expected: "a route with `GET`, with `ANY`, or `$default`",
            fix: "add one, or set 0 and see to it that the link is used at least every 60 days",
        }),
    ];
}

/** Layers of images come from S3, over a route in the tasks' own tables. */
function tableIssues({ network, options: { routeTableIds } }: ContainerConfig): readonly Issue[] {
    const path = "options.routeTableIds";
    if (network?.kind === "existing" && !routeTableIds) return [missingTables(path)];
    if (network?.kind === "existing" || !routeTableIds) return repeatedEntries(path, routeTableIds ?? []);
    return [
        notUsed(path, "has no use in a VPC of this stack, which has route tables of its own", quote(routeTableIds)),
    ];
}

function missingTables(path: string): Issue {
    return makeIssue({
        code: "route-tables-missing",
        path,
        problem: "is not set",
        got: "nothing with `network.existing`",
        expected: "the route tables of its subnets: layers of images come from S3, over a route",
        fix: "list them with `aws ec2 describe-route-tables`",
    });
}

/** A role's own policy is for the role: IAM takes no principal in it. */
function principalIssues({ options: { taskPolicy } }: ContainerConfig): Issue[] {
    const given = (taskPolicy as { readonly Statement?: unknown } | undefined)?.Statement;
    return [given].flat().flatMap((statement, index) =>
        ["Principal", "NotPrincipal"]
            .filter((key) => typeof statement === "object" && statement !== null && key in statement)
            .map((key) =>
                makeIssue({
                    code: "task-policy-principal",
                    path: `options.taskPolicy.Statement${Array.isArray(given) ? `[${index}]` : ""}.${key}`,
                    problem: "has no place in the policy of a role, which is for the task alone",
                    got: quote((statement as Readonly<Record<string, unknown>>)[key]),
                    expected: "`Effect`, `Action`, `Resource` and `Condition`",
                    fix: "remove it",
                }),
            ),
    );
}

/** A command line, or a word of ECS's own form of it, where the program belongs. */
const NO_PROGRAM = /\s|^(?:CMD|CMD-SHELL|NONE)$/;

function commandIssues({ options: { healthCheckCommand: [program = ""] = [] } }: ContainerConfig): Issue[] {
    if (!NO_PROGRAM.test(program)) return [];
    return [
        makeIssue({
            code: "health-check-program",
            path: "options.healthCheckCommand[0]",
            problem: "is no program",
            got: quote(program),
            expected: "a program, with one entry for each of its arguments, and no shell",
            fix: "write it like `[curl, -f, http://localhost:8080/]`",
        }),
    ];
}
