import { fixedIp } from "./fixed-ip";
import { containerLink } from "./container-link";
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
    [fixedIp.key]: fixedIp,
    [containerLink.key]: containerLink,
    [onPremises.key]: onPremises,
} as const;
