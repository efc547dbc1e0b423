/** A policy, read without any suspicion: only for policies that are known to be valid. */
export interface Policy {
    readonly version: "2008-10-17" | "2012-10-17";
    readonly statements: readonly Statement[];
}

/** A statement, in which every element is a list. */
export interface Statement {
    readonly effect: "Allow" | "Deny";
    readonly principal: Element<readonly PrincipalEntry[]>;
    readonly action: Element<readonly string[]>;
    readonly resource: Element<readonly string[]>;
    readonly conditions: readonly Condition[];
}

/** An element, or its opposite such as NotAction. */
export interface Element<T> {
    readonly negated: boolean;
    readonly entries: T;
}

/** A type such as `AWS` with one of its values; `{"AWS": "*"}` for a principal that is just `*`. */
export interface PrincipalEntry {
    readonly type: string;
    readonly value: string;
}

/** One key of one operator. */
export interface Condition {
    readonly operator: string;
    /** In lower case: names of keys do not depend on it. */
    readonly key: string;
    readonly values: readonly string[];
}

type Members = Readonly<Record<string, unknown>>;

/** Reads the text of a valid policy. */
export function readPolicy(text: string): Policy {
    const document = members(JSON.parse(text));
    return {
        version: document["Version"] === "2012-10-17" ? "2012-10-17" : "2008-10-17",
        statements: list(document["Statement"]).map((statement) => readStatement(members(statement))),
    };
}

function readStatement(statement: Members): Statement {
    const { Effect: effect } = statement;
    if (effect !== "Allow" && effect !== "Deny") throw new Error(`no effect: ${String(effect)}`);
    return {
        effect,
        principal: readElement(statement, "Principal", readPrincipal),
        action: readElement(statement, "Action", texts),
        resource: readElement(statement, "Resource", texts),
        conditions: "Condition" in statement ? readConditions(members(statement["Condition"])) : [],
    };
}

function readElement<T>(statement: Members, name: string, read: (value: unknown) => T): Element<T> {
    const negated = `Not${name}` in statement;
    if (negated === name in statement) throw new Error(`neither or both of ${name} and Not${name}`);
    return { negated, entries: read(statement[negated ? `Not${name}` : name]) };
}

function readPrincipal(value: unknown): readonly PrincipalEntry[] {
    if (value === "*") return [{ type: "AWS", value: "*" }];
    return Object.entries(members(value)).flatMap(([type, values]) =>
        texts(values).map((entry) => ({ type, value: entry })),
    );
}

function readConditions(operators: Members): readonly Condition[] {
    return Object.entries(operators).flatMap(([operator, keys]) =>
        Object.entries(members(keys)).map(([key, values]) => ({
            operator,
            key: key.toLowerCase(),
            values: texts(values),
        })),
    );
}

function members(value: unknown): Members {
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error("no object");
    return value as Members;
}

function list(value: unknown): readonly unknown[] {
    return Array.isArray(value) ? value : [value];
}

/** Values of conditions may be numbers and booleans; they are compared as text. */
function texts(value: unknown): readonly string[] {
    return list(value).map((entry) => {
        if (!["string", "number", "boolean"].includes(typeof entry)) throw new Error("no text");
        return String(entry);
    });
}
