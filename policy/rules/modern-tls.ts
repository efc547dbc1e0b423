import { restKind } from "../../model/network/api";
import { asText, fieldOf, settingOf, type Known } from "../../model/network/attribute";
import { API_TYPE, LISTENER_TYPES } from "../../model/network/resource-types";
import type { Resource } from "../../model/resource";
import { isUnknown, unknown } from "../../model/unknown";
import { findingOf } from "../four-parts";
import type { Finding, Rule } from "../rule";

const NAME = "modern-tls";
const DOMAIN_TYPE = "aws:apigateway/domainName:DomainName";
const HTTP_DOMAIN_TYPE = "aws:apigatewayv2/domainName:DomainName";
const ENCRYPTED = ["HTTPS", "TLS"];
const OLD_NAMES = /^ELBSecurityPolicy-(?:FS-)?20\d\d-\d\d$/;
const LISTENER_FIX = 'set `sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"`';
/** Edge-optimized APIs have policies of their own. */
const API_POLICIES = { EDGE: "SecurityPolicy_TLS12_PFS_2025_EDGE", other: "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09" };

/** A setting of the TLS versions, as it is judged. */
interface TlsSetting {
    readonly at: string;
    /** `undefined`: left to AWS. */
    readonly policy: Known<string> | undefined;
    readonly isModern: (policy: string) => Known<boolean>;
    /** What AWS takes where nothing is set. */
    readonly byDefault: string;
    readonly fix: string;
}

/**
 * TLS 1.2 or later on every listener, domain and API that a client meets (rules T-13, T-14).
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html (read 2026-11-20)
 */
export const modernTls: Rule = {
    name: NAME,
    level: "advisory",
    description: "a listener, custom domain or REST API that takes TLS 1.0 or 1.1",
    resource: (resource) => settingsOf(resource).flatMap((setting) => judge(resource, setting)),
};

function settingsOf(resource: Resource): readonly TlsSetting[] {
    if (LISTENER_TYPES.includes(resource.type)) return listenerSetting(resource);
    switch (resource.type) {
        case API_TYPE:
            return apiSetting(resource);
        case DOMAIN_TYPE:
            return [domainSetting("securityPolicy", settingOf(resource, "securityPolicy"))];
        case HTTP_DOMAIN_TYPE: {
            const policy = fieldOf(settingOf(resource, "domainNameConfiguration"), "securityPolicy");
            return [domainSetting("domainNameConfiguration.securityPolicy", policy)];
        }
        default:
            return [];
    }
}

/**
 * The number after the last version in a policy's name is its lowest minor version; the oldest names have none.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html (read 2026-11-20)
 */
function listenerSetting(resource: Resource): readonly TlsSetting[] {
    const protocol = asText(settingOf(resource, "protocol"));
    if (protocol === undefined || isUnknown(protocol) || !ENCRYPTED.includes(protocol)) return [];
    const policy = asText(settingOf(resource, "sslPolicy"));
    return [
        {
            at: "sslPolicy",
            policy,
            isModern: listenerIsModern,
            byDefault: "ELBSecurityPolicy-2016-08",
            fix: LISTENER_FIX,
        },
    ];
}

function listenerIsModern(policy: string): Known<boolean> {
    const lowest = /^ELBSecurityPolicy-(?:TLS13-1|TLS-1|FS-1)-(\d)-/.exec(policy)?.[1];
    if (lowest !== undefined) return Number(lowest) >= 2;
    return OLD_NAMES.test(policy) ? false : unknown;
}

/** Private APIs take TLS 1.2 alone, whatever is set (rule N-8). */
function apiSetting(resource: Resource): readonly TlsSetting[] {
    const kind = restKind(resource);
    if (kind === "PRIVATE" || isUnknown(kind)) return [];
    const policy = asText(settingOf(resource, "securityPolicy"));
    const modern = kind === "EDGE" ? API_POLICIES.EDGE : API_POLICIES.other;
    const fix = `set \`securityPolicy: "${modern}"\` and \`endpointAccessMode: "BASIC"\``;
    return [{ at: "securityPolicy", policy, isModern: gatewayIsModern, byDefault: "TLS_1_0", fix }];
}

function domainSetting(at: string, policy: Parameters<typeof asText>[0]): TlsSetting {
    const fix = 'set `securityPolicy: "TLS_1_2"`';
    return { at, policy: asText(policy), isModern: gatewayIsModern, byDefault: "TLS_1_2", fix };
}

/** All policies with long names begin at TLS 1.2. */
function gatewayIsModern(policy: string): Known<boolean> {
    if (policy === "TLS_1_2" || /^SecurityPolicy_TLS1[23]_/.test(policy)) return true;
    return policy === "TLS_1_0" ? false : unknown;
}

function judge(resource: Resource, { at, policy, isModern, byDefault, fix }: TlsSetting): readonly Finding[] {
    const verdict = policy === undefined ? isModern(byDefault) : isUnknown(policy) ? unknown : isModern(policy);
    if (verdict === true) return [];
    const isProved = verdict === false;
    const got =
        policy === undefined
            ? `AWS's default, \`${byDefault}\``
            : isUnknown(policy)
              ? "a value that is not known yet"
              : `\`${policy}\``;
    return [
        findingOf(NAME, {
            urn: resource.urn,
            at,
            wrong: isProved ? "takes TLS versions before 1.2" : "may take TLS versions before 1.2",
            got,
            expected: "a policy whose lowest version is TLS 1.2 or 1.3",
            fix: isProved ? fix : `check again when the value is known, or ${fix}`,
            evidence: at,
            ...(isProved ? {} : { missing: "value" }),
        }),
    ];
}
