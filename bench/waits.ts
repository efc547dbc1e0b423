import type { Resource } from "../cli/dry-run/state";

/**
 * Seconds that the AWS provider waits at least when it creates a resource, as measured with provider 5.100 against an
 * emulator that is ready at once (2026-11-20): what no setting shortens. On AWS itself everything takes longer.
 */
const SECONDS: Readonly<Record<string, number>> = {
    "aws:ec2/vpc:Vpc": 11,
    "aws:ec2/vpcEndpoint:VpcEndpoint": 5,
    "aws:route53/zone:Zone": 15,
    "aws:route53/record:Record": 15,
    "aws:route53/resolverEndpoint:ResolverEndpoint": 10,
    "aws:lambda/function:Function": 5,
    "aws:lb/loadBalancer:LoadBalancer": 60,
    "aws:ecs/cluster:Cluster": 10,
};

/** What AWS refuses in another order, although no input of the later resource names the earlier one. */
const DEMANDED: readonly { readonly later: string; readonly earlier: string; readonly why: string }[] = [
    {
        later: "aws:apigateway/deployment:Deployment",
        earlier: "aws:apigateway/restApiPolicy:RestApiPolicy",
        why: "a private API is not deployed without a policy (P-1)",
    },
    ...[
        "method:Method",
        "integration:Integration",
        "methodResponse:MethodResponse",
        "integrationResponse:IntegrationResponse",
    ].map((kind) => ({
        later: "aws:apigateway/deployment:Deployment",
        earlier: `aws:apigateway/${kind}`,
        why: "a deployment is a copy of what is there",
    })),
    {
        later: "aws:apigateway/deployment:Deployment",
        earlier: "aws:lambda/permission:Permission",
        why: "a deployed route whose function refuses it answers 500",
    },
    {
        later: "aws:lambda/function:Function",
        earlier: "aws:iam/rolePolicy:RolePolicy",
        why: "Lambda makes the function's network interfaces with the role",
    },
    {
        later: "aws:ec2/securityGroup:SecurityGroup",
        earlier: "aws:iam/rolePolicy:RolePolicy",
        why: "Lambda takes its interfaces away with the role, and the group goes after them",
    },
    {
        later: "aws:apigateway/integrationResponse:IntegrationResponse",
        earlier: "aws:apigateway/integration:Integration",
        why: "the integration has to be there",
    },
    {
        later: "aws:ec2/natGateway:NatGateway",
        earlier: "aws:ec2/internetGateway:InternetGateway",
        why: "a NAT gateway needs an attached internet gateway",
    },
    ...[
        "iam/rolePolicy:RolePolicy",
        "vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        "vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    ].map((kind) => ({
        later: "aws:ecs/service:Service",
        earlier: `aws:${kind}`,
        why: "the first task needs its permissions and its ways, or the deployment is rolled back",
    })),
    {
        later: "aws:apigateway/account:Account",
        earlier: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        why: "AWS tries the role when it is set",
    },
];

/** A chain of resources, each of which waits for the one before. */
export interface Chain {
    readonly seconds: number;
    readonly resources: readonly Resource[];
}

/** Resources that one waits for because an input of it holds something of theirs. */
function neededByData(resource: Resource): ReadonlySet<string> {
    return new Set(Object.values(resource.propertyDependencies).flat());
}

/** What each resource waits for: its own dependencies, and those of its components, after which it is registered. */
export function actualEdges(resources: readonly Resource[]): (resource: Resource) => Iterable<string> {
    const byUrn = new Map(resources.map((each) => [each.urn, each]));
    const edges = (resource: Resource): readonly string[] => {
        const parent = resource.parent === undefined ? undefined : byUrn.get(resource.parent);
        return parent ? [...resource.dependencies, ...edges(parent)] : resource.dependencies;
    };
    return edges;
}

/** What each resource has to wait for: what it has data of, and what AWS demands. */
export function unavoidableEdges(resources: readonly Resource[]): (resource: Resource) => Iterable<string> {
    const isDemanded = demandsOf(resources);
    return (resource) => [
        ...neededByData(resource),
        ...resource.dependencies.filter((urn) => isDemanded(resource, urn)),
    ];
}

function demandsOf(resources: readonly Resource[]): (resource: Resource, urn: string) => boolean {
    const typeOf = new Map(resources.map((each) => [each.urn, each.type]));
    return ({ type }, urn) => DEMANDED.some(({ later, earlier }) => later === type && earlier === typeOf.get(urn));
}

/** Seconds that the provider waits at least. */
const knownSeconds = ({ type }: Resource): number => SECONDS[type] ?? 0;

/**
 * The chain that takes longest, with the edges that `edges` gives.
 *
 * @param secondsOf - what one resource takes.
 * @defaultValue what the provider waits at least
 */
export function longestChain(
    resources: readonly Resource[],
    edges: (resource: Resource) => Iterable<string>,
    secondsOf: (resource: Resource) => number = knownSeconds,
): Chain {
    const byUrn = new Map(resources.map((each) => [each.urn, each]));
    const known = new Map<string, Chain>();
    const chainTo = (resource: Resource): Chain => {
        const seen = known.get(resource.urn);
        if (seen) return seen;
        let before: Chain = { seconds: 0, resources: [] };
        for (const urn of edges(resource)) {
            const earlier = byUrn.get(urn);
            const chain = earlier && earlier.urn !== resource.urn ? chainTo(earlier) : undefined;
            if (chain && chain.seconds > before.seconds) before = chain;
        }
        const own = resource.external ? 0 : secondsOf(resource);
        const chain = { seconds: before.seconds + own, resources: [...before.resources, resource] };
        known.set(resource.urn, chain);
        return chain;
    };
    return resources.map(chainTo).reduce((a, b) => (b.seconds > a.seconds ? b : a), { seconds: 0, resources: [] });
}

/** The edges that are there for order alone, and that AWS does not demand. */
export function needlessEdges(resources: readonly Resource[]): string[] {
    const isDemanded = demandsOf(resources);
    return resources.flatMap((resource) => {
        const data = neededByData(resource);
        return resource.dependencies
            .filter((urn) => !data.has(urn) && !isDemanded(resource, urn))
            .map((urn) => `${resource.urn} waits for ${urn}`);
    });
}
