import { containerLink } from "./container-link";
import { egressProxy } from "./egress-proxy";
import { fixedIp } from "./fixed-ip";
import { mixed } from "./mixed";
import { onPremises } from "./on-premises";
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
    [fixedIp.key]: fixedIp,
    [containerLink.key]: containerLink,
    [onPremises.key]: onPremises,
} as const;
