import { claimsTable } from "./claims-table";
import type { Resource } from "./dry-run/state";
import { isList, isMap, readable, type Properties, type Value } from "./dry-run/values";
import { paintFor, type Io, type Paint } from "./io";
import { inventory, type Group } from "./inventory";

/** What the screen is made of. */
export interface Preview {
    readonly stack: string;
    readonly pattern: string | undefined;
    /** Whether the pattern is another than the configuration's. */
    readonly patternIsGiven?: boolean;
    readonly region: string | undefined;
    readonly configFile: string | undefined;
    readonly stateFile: string | undefined;
    readonly resources: readonly Resource[];
    readonly outputs: Properties;
}

const UNKNOWN_YET = "known after up";

/** The whole text that `private-api preview` prints. */
export function previewScreen(shown: Preview, io: Pick<Io, "color" | "columns">): string {
    const paint = paintFor(io.color);
    const { claims, ...outputs } = readable(shown.outputs, UNKNOWN_YET);
    const sections = [
        header(shown, paint),
        section("What will be built", builtLines(shown.resources, paint), paint),
        section("Outputs, with stand-ins for the ids that AWS will give out", outputLines(outputs, paint), paint),
        section("What to expect", claimsTable(claims, shown.resources, paint, io.columns), paint),
        section("Next", nextLines(shown, paint), paint),
    ];
    return `${sections.filter((text) => text !== "").join("\n\n")}\n`;
}

function header({ stack, pattern, region }: Preview, paint: Paint): string {
    const facts = [
        ["stack", stack],
        ["pattern", pattern],
        ["region", region],
    ].filter((fact): fact is [string, string] => fact[1] !== undefined);
    return facts.map(([name, value]) => `${paint.faint(name)} ${paint.strong(value)}`).join("   ");
}

function section(title: string, lines: readonly string[], paint: Paint): string {
    return lines.length === 0 ? "" : [paint.title(title), "", ...lines.map((line) => `  ${line}`.trimEnd())].join("\n");
}

function builtLines(resources: readonly Resource[], paint: Paint): readonly string[] {
    const { groups, totals } = inventory(resources);
    const width = Math.max(
        0,
        ...groups.flatMap((group) => group.kinds.map(({ kind }) => kind.length + group.depth * 2)),
    );
    return [...groups.flatMap((group) => [...groupLines(group, width, paint), ""]), paint.strong(totals)];
}

function groupLines({ title, type, depth, kinds }: Group, width: number, paint: Paint): readonly string[] {
    const indent = "  ".repeat(depth);
    const lines = kinds.map(({ kind, made, read }) => {
        const counts = [made > 0 ? `×${made}` : "", read > 0 ? `×${read} read, made elsewhere` : ""];
        return `${indent}  ${kind.padEnd(width - depth * 2)}  ${counts.filter((text) => text !== "").join(", ")}`;
    });
    return [`${indent}${paint.strong(title)}${type === undefined ? "" : `  ${paint.faint(type)}`}`, ...lines];
}

function outputLines(outputs: Properties, paint: Paint): readonly string[] {
    const entries = Object.entries(outputs);
    const width = Math.max(0, ...entries.map(([name]) => name.length));
    return entries.flatMap(([name, value]) => {
        const [first = "", ...rest] = linesOf(value);
        const shown = value === UNKNOWN_YET || value === "[secret]" ? paint.faint(first) : first;
        return [`${name.padEnd(width)}  ${shown}`, ...rest.map((line) => `${" ".repeat(width)}  ${line}`)];
    });
}

/** A list is shown with a line for each element, a map with one for each key. */
function linesOf(value: Value): readonly string[] {
    if (typeof value === "string") return value.split("\n");
    if (isList(value)) return value.map((each) => (typeof each === "string" ? each : JSON.stringify(each)));
    if (!isMap(value)) return [JSON.stringify(value)];
    return Object.entries(value).map(
        ([key, each]) => `${key}: ${typeof each === "string" ? each : JSON.stringify(each)}`,
    );
}

function nextLines(
    { stack, configFile, stateFile, pattern, patternIsGiven }: Preview,
    paint: Paint,
): readonly string[] {
    const options = `--stack ${stack}${configFile === undefined ? "" : ` --config-file ${configFile}`}`;
    const commands: (readonly [string, string])[] = [
        [`pulumi stack init ${stack}`, "once, where the stack is new"],
        ...(patternIsGiven === true
            ? [
                  [
                      `pulumi config set private-api:pattern ${pattern ?? ""} ${options}`,
                      "makes it the stack's pattern",
                  ] as const,
              ]
            : []),
        [`pulumi up ${options}`, "deploys it"],
        [
            `npx private-api preview ${options}${patternIsGiven === true ? ` --pattern ${pattern ?? ""}` : ""} --json`,
            "says the same to a program",
        ],
    ];
    const width = Math.max(...commands.map(([command]) => command.length));
    return [
        ...(stateFile === undefined
            ? []
            : [`The state is in ${paint.strong(stateFile)}, as \`pulumi stack export\` writes it.`, ""]),
        ...commands.map(([command, purpose]) => `${command.padEnd(width)}  ${paint.faint(purpose)}`),
    ];
}
