import { z } from "zod";
import { containsRange, parseCidr, parseIpv4, type Ipv4Range } from "../model/ip";
import { DomainName } from "./aws-forms";
import { makeIssue, quote, type Issue } from "./issue";
import { WORDING } from "./wording";

/**
 * Blocks of addresses that no host of the internet has.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml (read 2026-11-21)
 */
const SPECIAL_BLOCKS = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "224.0.0.0/3",
];

/** Ends of names that public DNS does not have; a name without a dot is none of it either. */
const LOCAL_ENDS = [".internal", ".local", ".localhost", ".lan", ".home.arpa", ".test", ".invalid"];

/** Names that public DNS has, and answers with private addresses: those of VPC endpoints (rule D-5). */
const ENDPOINT_NAME = /\.vpce\.amazonaws\.com(?:\.cn)?$/;

const EXPECTED = "`https://` and the name of a public host, possibly a port";

/** Address of a service on the internet: `https://` and a host, nothing behind it. Several faults are several issues. */
export const UpstreamUrl = z
    .string()
    .superRefine((text, context) => {
        for (const issue of upstreamIssues(text)) context.addIssue({ code: "custom", params: { issue } });
    })
    .register(WORDING, {
        problem: "is not the address of a host on the internet",
        expected: EXPECTED,
        fix: "write it like `https://api.example.com`",
    })
    .meta({ pattern: "^https://[a-z0-9.-]+(:\\d{1,5})?$" });

/** What is wrong with an upstream's address; the path of each issue is left to the caller. */
function upstreamIssues(text: string): readonly Issue[] {
    const url = urlOf(text);
    const host = url?.hostname ?? "";
    const good = `https://${url?.host || "api.example.com"}`;
    const issue = (code: string, problem: string, fix: string): Issue =>
        makeIssue({ code: `upstream-${code}`, path: "", problem, got: quote(text), expected: EXPECTED, fix });
    if (!url || (url.protocol !== "https:" && url.protocol !== "http:") || !isHost(host)) {
        return [
            issue("form", "is not the address of a host on the internet", "write it like `https://api.example.com`"),
        ];
    }
    const issues: Issue[] = [];
    if (url.protocol === "http:") {
        issues.push(issue("plain-http", "is not encrypted, so that anyone on the way reads it", `use \`${good}\``));
    }
    if (url.username !== "" || url.password !== "") {
        issues.push(
            issue("credentials", "holds credentials, which would stand in the API's configuration", `use \`${good}\``),
        );
    }
    if (`${url.pathname}${url.search}${url.hash}` !== "/" || /[^/]\/$|[?#]$/.test(text)) {
        issues.push(
            issue("path", "has something behind the host, where the caller's own path goes", `use \`${good}\``),
        );
    }
    if (isPrivate(host)) {
        issues.push(
            issue(
                "private",
                "is a host that the internet does not have",
                "name a public host; for one of your network take another pattern",
            ),
        );
    } else if (parseIpv4(host) !== undefined) {
        issues.push(issue("address", "is an address, and certificates are checked by name", "write the host's name"));
    }
    const port = Number(url.port || "443");
    if (url.protocol === "https:" && port < 1024 && port !== 443 && port !== 80) {
        issues.push(issue("port", "has a port that API Gateway does not call", "use 443, or one from 1024 on"));
    }
    return issues.length > 0 || text === good
        ? issues
        : [issue("form", "is not written as it is used", `use \`${good}\``)];
}

/** As a client reads it: `127.1` and `0x7f000001` are addresses too. */
function urlOf(text: string): URL | undefined {
    return URL.canParse(text) ? new URL(text) : undefined;
}

/** A name as DNS has it, of one label too, or an IPv4 address. */
const isHost = (host: string): boolean =>
    parseIpv4(host) !== undefined || DomainName.safeParse(host.includes(".") ? host : `${host}.local`).success;

function isPrivate(host: string): boolean {
    const address = parseIpv4(host);
    if (address === undefined) {
        return !host.includes(".") || ENDPOINT_NAME.test(host) || LOCAL_ENDS.some((end) => host.endsWith(end));
    }
    return isOffInternet({ first: address, prefixLength: 32 });
}

/** Whether no host of the internet has an address of the block. */
export function isOffInternet(block: Ipv4Range): boolean {
    return SPECIAL_BLOCKS.some((text) => {
        const range = parseCidr(text, "");
        return range.ok && containsRange(range.value, block);
    });
}
