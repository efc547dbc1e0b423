import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkAtPreview } from "./account-check";
import { covers } from "../model/certificate-names";
import { childOf } from "./child";
import { plainArgs } from "./plain-args";

export interface CertificateArgs {
    /** Name that clients use, e.g. `api.example.com`. */
    readonly domainName: string;
    /**
     * Public zone in which AWS looks for the proof of ownership; never a private one (it would stay pending). Needed of a
     * certificate that is requested.
     */
    readonly hostedZoneId?: pulumi.Input<string>;
    /** ARN of a certificate to use in place of a requested one; it has to be issued and to cover the name. */
    readonly existingCertificateArn?: string;
    /** Where the ARN is configured, for messages. @defaultValue `dns.certificateArn` */
    readonly setting?: string;
    /** Tags of everything created. */
    readonly tags?: { [name: string]: string };
}

/**
 * An ACM certificate, requested and validated by DNS, or adopted.
 *
 * A second certificate of an account for the same name would need the very record that validates the first, and take it
 * away when it is destroyed: AWS refuses the record, and the first certificate is to be adopted.
 * @see https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html (read 2026-11-20)
 */
export class Certificate extends pulumi.ComponentResource {
    /** ARN of the certificate, once it is issued. */
    public readonly certificateArn: pulumi.Output<string>;

    public constructor(name: string, args: CertificateArgs, opts?: pulumi.ComponentResourceOptions) {
        super("private-api:index:Certificate", name, plainArgs(args), opts);
        this.certificateArn =
            args.existingCertificateArn === undefined
                ? request(this, name, args)
                : adopt(this, name, args, args.existingCertificateArn);
        this.registerOutputs({ certificateArn: this.certificateArn });
    }
}

function request(component: Certificate, name: string, args: CertificateArgs): pulumi.Output<string> {
    const { hostedZoneId } = args;
    if (hostedZoneId === undefined) throw new Error(`Certificate ${name}: a requested one needs a hosted zone`);
    const certificate = new aws.acm.Certificate(
        `${name}-certificate`,
        { domainName: args.domainName, validationMethod: "DNS", tags: { ...args.tags, Name: args.domainName } },
        childOf(component),
    );
    const proof = certificate.domainValidationOptions.apply(([option]) => {
        if (!option) throw new Error(`ACM named no validation record for ${args.domainName}`);
        return option;
    });
    const record = new aws.route53.Record(
        `${name}-validation`,
        {
            zoneId: hostedZoneId,
            name: proof.resourceRecordName,
            type: proof.resourceRecordType,
            records: [proof.resourceRecordValue],
            ttl: 300,
        },
        childOf(component),
    );
    const validation = new aws.acm.CertificateValidation(
        `${name}-issued`,
        { certificateArn: certificate.arn, validationRecordFqdns: [record.fqdn] },
        childOf(component),
    );
    return validation.certificateArn;
}

function adopt(component: Certificate, name: string, args: CertificateArgs, arn: string): pulumi.Output<string> {
    const where = args.setting ?? "dns.certificateArn";
    const certificate = aws.acm.Certificate.get(`${name}-certificate`, arn, undefined, childOf(component));
    checkAtPreview(
        pulumi.all([certificate.domainName, certificate.subjectAlternativeNames, certificate.status]),
        ([domainName, alternatives, status]) => {
            const names = [domainName, ...alternatives];
            if (!covers(names, args.domainName)) {
                return `${where}: does not cover the domain, got a certificate for \`${names.join("`, `")}\`; expected one for \`${args.domainName}\`; ${where === "dns.certificateArn" ? "give another, or leave the key out to have one requested" : "give another"}`;
            }
            if (status !== "ISSUED") {
                return `${where}: is not issued, got status \`${status}\`; expected \`ISSUED\`; finish its validation first`;
            }
            return undefined;
        },
    );
    return certificate.arn;
}
