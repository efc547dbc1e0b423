import { egressProxy } from "./egress-proxy";
import { mixed } from "./mixed";
import { privateApi } from "./private";
import { publicApi } from "./public";
import { publicWithEndpoint } from "./public-with-endpoint";

/** Every pattern, by the key that selects it. */
export const patterns = {
    [publicApi.key]: publicApi,
    [publicWithEndpoint.key]: publicWithEndpoint,
    [privateApi.key]: privateApi,
    [mixed.key]: mixed,
    [egressProxy.key]: egressProxy,
} as const;
