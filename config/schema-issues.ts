import { z } from "zod";
import { expectationOf } from "./expectation";
import { joinPath, makeIssue, quote, quoteChoice, type Issue, type IssueParts } from "./issue";
import { nearestKey } from "./nearest-key";
import { schemaAt, valueAt } from "./schema-at";
import { WORDING, type Wording } from "./wording";

/** Where a checked value stands. */
export interface Place {
    /** Name of the section, such as `network`. */
    readonly section: string;
    readonly schema: z.ZodType;
    /** The section as the user gave it. */
    readonly value: unknown;
    /** What to say of an unknown key of the section itself, where more is known than its name. */
    readonly explainKey?: (key: string) => Issue | undefined;
}

type ZodIssue = z.core.$ZodIssue;

/** Says in our own words what zod found, one issue or more for each of its own. */
export function schemaIssues(error: z.ZodError, place: Place): readonly Issue[] {
    const wrongTypes = new Set(error.issues.filter(({ code }) => code === "invalid_type").map(placeOf));
    return error.issues
        .filter((issue) => issue.code === "invalid_type" || !wrongTypes.has(placeOf(issue)))
        .flatMap((issue) => translate(issue, place));
}

/** What has the wrong type has no other fault: its size or form is that of another thing. */
const placeOf = (issue: ZodIssue): string => issue.path.map(String).join("\0");

function translate(issue: ZodIssue, place: Place): readonly Issue[] {
    const path = joinPath(place.section, ...issue.path);
    const value = valueAt(place.value, issue.path);
    const schema = schemaAt(place.schema, place.value, issue.path);
    const wording = schema && WORDING.get(schema);
    const got = quote(value);
    const expected = expectationOf(schema);
    const one = (parts: Pick<IssueParts, "code" | "problem" | "fix"> & Partial<IssueParts>): readonly Issue[] => [
        makeIssue({ path, got, expected, ...parts }),
    ];
    if (value === undefined && issue.code !== "invalid_key") {
        return one({
            code: "missing",
            problem: "is not set",
            got: "nothing",
            fix: `add it to \`${sectionKey(place)}\``,
        });
    }
    switch (issue.code) {
        case "invalid_type":
            return one({ code: "wrong-type", problem: "has the wrong type", fix: typeFix(issue.expected, value) });
        case "too_small":
        case "too_big":
            return one(sizeParts(issue, value));
        case "not_multiple_of":
            return one({
                code: "out-of-range",
                problem: "is not a multiple",
                expected: `a multiple of ${issue.divisor}`,
                fix: "choose such a number",
            });
        case "invalid_format":
            return one({ code: "wrong-form", ...(wording ? formParts(wording) : unworded(issue)) });
        case "invalid_value":
            return one(valueParts(value, issue.values));
        case "invalid_union":
            return one(schema instanceof z.ZodLiteral ? valueParts(value, [...schema.values]) : FORMLESS);
        case "unrecognized_keys":
            return issue.keys.map((key) => unknownKey(key, issue, place));
        case "invalid_key":
            return invalidKey(issue, place);
        case "invalid_element":
            return one({ code: "wrong-form", problem: "has a wrong entry", fix: "correct it" });
        case "custom":
            return custom(issue, path, got, expected);
    }
}

const sectionKey = (place: Place): string => `private-api:${place.section}`;

const formParts = ({ problem, expected, fix }: Wording) => ({ problem, expected, fix });

function unworded(issue: Extract<ZodIssue, { code: "invalid_format" }>) {
    const expected =
        issue.pattern === undefined ? `the form \`${issue.format}\`` : `text that matches ${quote(issue.pattern)}`;
    return { problem: "has the wrong form", expected, fix: "correct it" };
}

function typeFix(expected: string, value: unknown): string {
    switch (expected) {
        case "string":
            return typeof value === "object" ? "write a single value" : "put it in quotes";
        case "number":
        case "int":
            return typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value))
                ? "write it without quotes"
                : "write such a number";
        case "boolean":
            return "write one of them, without quotes";
        case "array":
            return "write each entry on a line of its own after `- `";
        default:
            return "write its keys on indented lines";
    }
}

function sizeParts(issue: Extract<ZodIssue, { code: "too_small" | "too_big" }>, value: unknown) {
    const small = issue.code === "too_small";
    switch (issue.origin) {
        case "array":
        case "set":
        case "map": {
            const count = Array.isArray(value) ? value.length : 0;
            return small
                ? { code: "too-few", problem: "has too few entries", got: `${count}`, fix: "add the missing ones" }
                : { code: "too-many", problem: "has too many entries", got: `${count}`, fix: "remove some" };
        }
        case "string":
            return small
                ? { code: "wrong-length", problem: "is too short", fix: "write a longer one" }
                : { code: "wrong-length", problem: "is too long", fix: "shorten it" };
        default:
            return {
                code: "out-of-range",
                problem: small ? "is too small" : "is too large",
                fix: "choose a value in this range",
            };
    }
}

const FORMLESS = { code: "unknown-value", problem: "has none of the known forms", fix: "choose one of them" };

function valueParts(value: unknown, known: readonly unknown[]) {
    if (known.some((choice) => choice !== value && String(choice) === value)) {
        return { code: "wrong-type", problem: "is a text", fix: "write it without quotes" };
    }
    const names = known.filter((choice) => typeof choice === "string");
    const nearest = typeof value === "string" ? nearestKey(value, names) : undefined;
    const fix = nearest === undefined ? "choose one of them" : `use \`${nearest}\``;
    return { code: "unknown-value", problem: "is not a known value", fix };
}

function unknownKey(key: string, issue: ZodIssue, place: Place): Issue {
    const explained = issue.path.length === 0 ? place.explainKey?.(key) : undefined;
    if (explained) return explained;
    const schema = schemaAt(place.schema, place.value, issue.path);
    const known = schema !== undefined && "shape" in schema ? Object.keys(schema.shape as object) : [];
    return unknownKeyIssue(joinPath(place.section, ...issue.path, key), key, known);
}

/** The issue for a key that nothing knows; names the nearest of those known. */
export function unknownKeyIssue(path: string, key: string, known: readonly string[]): Issue {
    const nearest = nearestKey(key, known);
    return makeIssue({
        code: "unknown-key",
        path,
        problem: "is not a known key",
        got: quote(key),
        expected: known.length === 0 ? "no keys here" : quoteChoice(known),
        fix: nearest === undefined ? "remove it" : `rename it to \`${nearest}\``,
    });
}

function invalidKey(issue: Extract<ZodIssue, { code: "invalid_key" }>, place: Place): readonly Issue[] {
    const schema = schemaAt(place.schema, place.value, issue.path.slice(0, -1));
    const keyType = schema && "keyType" in schema ? (schema.keyType as z.ZodType) : undefined;
    const wording = keyType && WORDING.get(keyType);
    const parts = wording ?? { problem: "is not a key that can stand here", expected: "another key", fix: "rename it" };
    const path = joinPath(place.section, ...issue.path);
    return [makeIssue({ code: "wrong-key", path, got: quote(String(issue.path.at(-1))), ...formParts(parts) })];
}

/** A check of ours brings its issue along; one written with `refine` brings the problem alone. */
function custom(
    issue: Extract<ZodIssue, { code: "custom" }>,
    path: string,
    got: string,
    expected: string,
): readonly Issue[] {
    const brought = issue.params?.["issue"] as Issue | undefined;
    if (brought) return [{ ...brought, path }];
    if (/, got .*; expected .*; /.test(issue.message)) return [{ code: "wrong-value", path, message: issue.message }];
    return [makeIssue({ code: "wrong-value", path, problem: issue.message, got, expected, fix: "correct it" })];
}
