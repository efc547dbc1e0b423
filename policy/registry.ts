import type { Rule } from "./rule";
import { accessLogged } from "./rules/access-logged";
import { endpointAdmitsClients } from "./rules/endpoint-admits-clients";
import { endpointTargetsKeepSource } from "./rules/endpoint-targets-keep-source";
import { loadBalancerInternal } from "./rules/load-balancer-internal";
import { modernTls } from "./rules/modern-tls";
import { noOpenNlb } from "./rules/no-open-nlb";
import { policyDeployed } from "./rules/policy-deployed";
import { privateApiConfinedToVpc } from "./rules/private-api-confined-to-vpc";
import { privateDnsCapturesPublicApi } from "./rules/private-dns-captures-public-api";
import { privateDomainConfined } from "./rules/private-domain-confined";
import { publicApiWithVpcKeys } from "./rules/public-api-with-vpc-keys";
import { taskWithoutPublicIp } from "./rules/task-without-public-ip";
import { throttled } from "./rules/throttled";
import { zoneShadowsPublicNames } from "./rules/zone-shadows-public-names";

/** Every rule of the pack, in the order in which the engine shows them. */
export const RULES: readonly Rule[] = [
    privateApiConfinedToVpc,
    privateDomainConfined,
    publicApiWithVpcKeys,
    policyDeployed,
    endpointAdmitsClients,
    zoneShadowsPublicNames,
    endpointTargetsKeepSource,
    loadBalancerInternal,
    privateDnsCapturesPublicApi,
    modernTls,
    accessLogged,
    throttled,
    noOpenNlb,
    taskWithoutPublicIp,
];
