import { createHash } from "node:crypto";
import { isList, knownText, texts, UNKNOWN, type Properties, type Value } from "../values";
import type { Kind, Kinds } from "./kind";

const certificate: Kind = {
    toldById: (arn) => ({ arn }),
    make: (inputs, place) => {
        const hex = place.hex(32);
        const uuid = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
        const arn = place.arn("acm", `certificate/${uuid}`);
        return {
            id: arn,
            outputs: {
                arn,
                domainValidationOptions: validationOptions(inputs),
                keyAlgorithm: "RSA_2048",
                notAfter: UNKNOWN,
                notBefore: UNKNOWN,
                status: "PENDING_VALIDATION",
                subjectAlternativeNames: allNames(inputs) ?? UNKNOWN,
            },
        };
    },
};

function allNames(inputs: Properties): readonly string[] | undefined {
    const first = knownText(inputs["domainName"]);
    const others = inputs["subjectAlternativeNames"] ?? [];
    if (first === undefined || !isList(others)) return undefined;
    const names = [...new Set([first, ...texts(others)])];
    return names.includes(UNKNOWN) ? undefined : names;
}

/** One record a name; `*.example.com` is proved with the record of `example.com`. */
function validationOptions(inputs: Properties): Value {
    if (knownText(inputs["validationMethod"]) !== "DNS") return [];
    const names = allNames(inputs);
    if (names === undefined) return UNKNOWN;
    return names.map((domainName) => {
        const base = domainName.replace(/^\*\./, "");
        const digest = createHash("sha256").update(base).digest("hex");
        return {
            domainName,
            resourceRecordName: `_${digest.slice(0, 32)}.${base}.`,
            resourceRecordType: "CNAME",
            resourceRecordValue: `_${digest.slice(32)}.acm-validations.aws.`,
        };
    });
}

/** AWS Certificate Manager. */
export const ACM: Kinds = {
    "aws:acm/certificate:Certificate": certificate,
    "aws:acm/certificateValidation:CertificateValidation": {
        make: (inputs, place) => ({
            id: `0001-01-01 00:00:00 +0000 UTC ${place.hex(8)}`,
            outputs: { certificateArn: inputs["certificateArn"] ?? UNKNOWN },
        }),
    },
};
