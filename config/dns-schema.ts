import { z } from "zod";
import { CertificateArn, CertificateName, DomainName, HostedZoneId } from "./aws-forms";

/** What `private-api:dns` may hold. */
export const DnsSchema = z.strictObject({
    domainName: DomainName.describe("Name of the API, in lower case, such as `api.example.com`."),
    hostedZone: z
        .strictObject({
            id: HostedZoneId.describe("ID of a public hosted zone that exists; without it one is created.").optional(),
            name: DomainName.describe(
                "Name of the zone: of the one to create, or that of `id` as a fact, so that names are judged offline.",
            ).optional(),
        })
        .meta({ anyOf: [{ required: ["id"] }, { required: ["name"] }] })
        .describe("The public hosted zone for the records: `id` of one that exists, or `name` of one to create."),
    certificateArn: CertificateArn.describe(
        "ARN of an ACM certificate of the API's region; without it one is requested and validated by DNS.",
    ).optional(),
    certificateNames: z
        .array(CertificateName)
        .min(1)
        .describe("Names that `certificateArn` is for, as ACM has them: a fact, so that they are judged offline.")
        .optional(),
});

/** What the schema takes; the parser makes a {@link DnsConfig} of it. */
export type DnsFields = z.output<typeof DnsSchema>;

/** The public hosted zone; the name of an existing one is known only where the stack states it. */
export type HostedZoneConfig =
    | { readonly kind: "existing"; readonly id: string; readonly name?: string }
    | { readonly kind: "created"; readonly name: string };

export interface DnsConfig {
    readonly domainName: string;
    readonly hostedZone: HostedZoneConfig;
    /** A certificate of the region to adopt; without it one is requested. */
    readonly certificateArn?: string;
}
