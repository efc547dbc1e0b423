import { targetOf } from "./request-of";
import { quoted } from "./quoted";

const PATH = /^\/([^/]*)\/([^/]*)(\/.*|$)/s;

/** What is called: "`GET /prod/pets`" of an ARN that ends in `/prod/GET/pets`. */
export function callWords(resource: string): string {
    const { arn, path } = targetOf(resource);
    if (path === undefined) {
        const domain = /\/domainnames\/([^+]*)/.exec(arn)?.[1] ?? arn;
        return `the private domain ${quoted(domain)}`;
    }
    const [, stage, method, rest = ""] = PATH.exec(path) ?? [];
    return stage === undefined ? quoted(path) : quoted(`${method} /${stage}${rest}`);
}
