import { quote } from "../../config/issue";
import type { Urn } from "./state";

/** What the dry run will not do; the message is a whole line of four parts. */
export class Refusal extends Error {
    constructor(
        message: string,
        readonly at: string,
    ) {
        super(`${at}: ${message}`);
        this.name = "Refusal";
    }
}

/** One URN for two resources. */
export function registeredTwice(urn: Urn, name: string): Refusal {
    return new Refusal(
        `is registered twice, got ${quote(name)} again; expected one resource of a type and parent with that name; give one of them another name`,
        urn,
    );
}

/** A type that the in-memory cloud does not model. */
export function unknownType(urn: Urn, type: string): Refusal {
    return new Refusal(
        `the dry run does not know the resource type, got ${quote(type)}; expected one that it models; use \`pulumi preview\`, or add the type to \`cli/dry-run/cloud\``,
        urn,
    );
}

/** A data source that the in-memory cloud does not answer. */
export function unknownDataSource(token: string): Refusal {
    return new Refusal(
        `the dry run does not know the data source, got ${quote(token)}; expected one that it answers; use \`pulumi preview\`, or add it to \`cli/dry-run/cloud/data-sources.ts\``,
        token,
    );
}
