/** When a policy has to deny explicitly what comes from outside. */
export type ExplicitDeny = "auto" | "always" | "never";

/** What an organisation sets for a rule, after defaults. */
export interface Settings {
    /** Ids of VPCs whose endpoints may call private APIs, besides those that the stack shows. */
    readonly allowedVpcs: readonly string[];
    /** Ids of endpoints that count as inside whatever their VPC. */
    readonly acceptedEndpoints: readonly string[];
    /** `auto`: where a method of the API uses an authorizer or IAM (rule P-12). */
    readonly explicitDeny: ExplicitDeny;
}

export type Option = keyof Settings;

/** What holds where nothing is set. */
export const DEFAULTS: Settings = { allowedVpcs: [], acceptedEndpoints: [], explicitDeny: "auto" };

const EXPLICIT_DENY: readonly ExplicitDeny[] = ["auto", "always", "never"];

/** A finding that is let pass. */
export interface Exception {
    /** URN of the resource, or its name. */
    readonly resource: string;
    /** The finding's place, such as `policy`; `*` for every one of the resource. */
    readonly finding: string;
    readonly reason: string;
    /** Last day on which it holds, `YYYY-MM-DD`, in UTC. */
    readonly expires: string;
}

/** A configuration as read: what is wrong with it stands beside the rest. */
export interface Configuration {
    readonly settings: Settings;
    readonly exceptions: readonly Exception[];
    readonly faults: readonly ConfigurationFault[];
}

export interface ConfigurationFault {
    /** Such as `allowedVpcs` or `exceptions[1].expires`. */
    readonly at: string;
    readonly what: string;
    readonly expected: string;
}

/**
 * Reads what an organisation set for a rule.
 *
 * @param given - as the engine hands it over; `{}` before it does. What has a wrong type is left at its default and is a
 * fault: the engine checks it by the schema, but an older one may not.
 */
export function readConfiguration(given: unknown): Configuration {
    const faults: ConfigurationFault[] = [];
    const from: Fields = isFields(given) ? given : {};
    if (!isFields(given)) faults.push({ at: "configuration", what: "is no map", expected: "a map of options" });
    const settings: Settings = {
        allowedVpcs: readIds(from, "allowedVpcs", /^vpc-[0-9a-z]+$/, faults),
        acceptedEndpoints: readIds(from, "acceptedEndpoints", /^vpce-[0-9a-z]+$/, faults),
        explicitDeny: readExplicitDeny(from, faults),
    };
    return { settings, exceptions: readExceptions(from["exceptions"], faults), faults };
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readIds(
    from: Fields,
    option: "allowedVpcs" | "acceptedEndpoints",
    form: RegExp,
    faults: ConfigurationFault[],
): readonly string[] {
    const value = from[option];
    if (value === undefined) return DEFAULTS[option];
    const expected = `a list of ids such as \`${option === "allowedVpcs" ? "vpc-" : "vpce-"}0123456789abcdef0\``;
    if (!Array.isArray(value)) {
        faults.push({ at: option, what: "is no list", expected });
        return DEFAULTS[option];
    }
    const ids: readonly unknown[] = value;
    return ids.filter((id, index): id is string => {
        const isId = typeof id === "string" && form.test(id);
        if (!isId) faults.push({ at: `${option}[${index}]`, what: "is no id", expected });
        return isId;
    });
}

function readExplicitDeny(from: Fields, faults: ConfigurationFault[]): ExplicitDeny {
    const value = from["explicitDeny"];
    if (value === undefined) return DEFAULTS.explicitDeny;
    const known = EXPLICIT_DENY.find((each) => each === value);
    if (known === undefined) {
        faults.push({ at: "explicitDeny", what: "is none of its values", expected: "`auto`, `always` or `never`" });
    }
    // Of a value that cannot be read, the strict one: a setting is never lost to the unsafe side.
    return known ?? "always";
}

function readExceptions(given: unknown, faults: ConfigurationFault[]): readonly Exception[] {
    if (given === undefined) return [];
    if (!Array.isArray(given)) {
        faults.push({ at: "exceptions", what: "is no list", expected: "a list of exceptions" });
        return [];
    }
    return given.flatMap((each: unknown, index) => readException(each, `exceptions[${index}]`, faults));
}

function readException(given: unknown, at: string, faults: ConfigurationFault[]): readonly Exception[] {
    const fields: Fields = isFields(given) ? given : {};
    const before = faults.length;
    const text = (field: keyof Exception, form: RegExp, expected: string): string => {
        const value = fields[field];
        if (typeof value === "string" && form.test(value)) return value;
        faults.push({ at: `${at}.${field}`, what: "is missing or of no such form", expected });
        return "";
    };
    const exception: Exception = {
        resource: text("resource", /\S/, "the URN of a resource, or its name"),
        finding: text("finding", /\S/, "the place that the finding names, or `*`"),
        reason: text("reason", /\S/, "why it is let pass"),
        expires: text("expires", /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, "a day as `2027-01-31`"),
    };
    return faults.length === before ? [exception] : [];
}
