/** Where a call ended. */
export type Outcome =
    /** With an answer, whatever its status. */
    | "http"
    /** The name has no address. */
    | "dns-failure"
    /** Nothing came within the time. */
    | "timeout"
    /** The certificate is not good for the name, or no common TLS. */
    | "tls-failure"
    /** The connection was refused or broken off. */
    | "no-communication";

export interface DnsAnswer {
    readonly addresses: readonly string[];
    readonly milliseconds: number;
    readonly error?: string;
}

export interface ConnectAnswer {
    readonly address: string;
    readonly port: number;
    readonly milliseconds: number;
    readonly error?: string;
}

export interface TlsAnswer {
    /** `TLSv1.3`; empty where none was agreed on. */
    readonly protocol: string;
    /** Common name of the certificate. */
    readonly subject: string;
    /** Names that the certificate is good for. */
    readonly names: readonly string[];
    /** Common name of the issuer. */
    readonly issuer: string;
    /** ISO 8601, UTC. */
    readonly validTo: string;
    /** What is wrong with the certificate or the handshake, whether or not it was to be verified. */
    readonly error?: string;
}

export interface HttpAnswer {
    readonly status: number;
    /** By name in lower case; a repeated header's values with commas between them. */
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    /** Whether the body went on beyond what is told here. */
    readonly truncated?: true;
}

/** What the prober answers: each step as far as the call got. */
export interface Answer {
    readonly id: string | null;
    readonly outcome?: Outcome;
    readonly dns?: DnsAnswer;
    readonly connect?: ConnectAnswer;
    readonly tls?: TlsAnswer;
    readonly http?: HttpAnswer;
    /** Why there is no HTTP answer, or why nothing was asked. */
    readonly error?: string;
}
