/** One kind of resource, and how to ask for the ids of all there are. */
interface Kind {
    readonly name: string;
    readonly service: string;
    readonly request: Request;
    /** Ids are what its group matches, anywhere in the answer. */
    readonly ids: RegExp;
}

interface Request {
    readonly method: "GET" | "POST" | "PATCH";
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
}

/** A call that AWS is to refuse, once. */
export interface Fault {
    /** As in `apigateway`, `ec2`. */
    readonly service: string;
    /** As in `CreateStage`. */
    readonly action: string;
    /** Text in the request, such as the value of a tag, that says whose call is meant. */
    readonly contains: string;
    /** What AWS answers; to be found again in the error of the deployment. */
    readonly message: string;
}

/** What a stage of a REST API answers with. */
export interface DeployedStage {
    readonly deploymentId: string;
    readonly deploymentIds: readonly string[];
}

const EC2_VERSION = "2016-11-15";

function ec2(name: string, action: string, element: string, filter = ""): Kind {
    const body = `Action=${action}&Version=${EC2_VERSION}${filter}`;
    return { name, service: "ec2", request: form(body), ids: new RegExp(`<${element}>([a-z]+-[0-9a-f]+)</`, "g") };
}

function balancing(name: string, action: string, element: string): Kind {
    const request = form(`Action=${action}&Version=2015-12-01`);
    return { name, service: "elasticloadbalancing", request, ids: new RegExp(`<${element}>([^<]+)</`, "g") };
}

/** Leaves out what has been deleted and can still be described. */
function ofState(filter: string, state: string): string {
    return `&Filter.1.Name=${filter}&Filter.1.Value.1=${state}`;
}

function rest(name: string, service: string, path: string, ids: RegExp): Kind {
    return { name, service, request: { method: "GET", path }, ids };
}

function target(name: string, service: string, operation: string, ids: RegExp): Kind {
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": operation };
    return { name, service, request: { method: "POST", path: "/", headers, body: "{}" }, ids };
}

function form(body: string): Request {
    return { method: "POST", path: "/", headers: { "content-type": "application/x-www-form-urlencoded" }, body };
}

/** Whatever the patterns make, and what comes into being along with it. */
const KINDS: readonly Kind[] = [
    ec2("VPC", "DescribeVpcs", "vpcId"),
    ec2("subnet", "DescribeSubnets", "subnetId"),
    ec2("route table", "DescribeRouteTables", "routeTableId"),
    ec2("internet gateway", "DescribeInternetGateways", "internetGatewayId"),
    ec2("NAT gateway", "DescribeNatGateways", "natGatewayId", ofState("state", "available")),
    ec2("Elastic IP", "DescribeAddresses", "allocationId"),
    ec2("security group", "DescribeSecurityGroups", "groupId"),
    ec2("network interface", "DescribeNetworkInterfaces", "networkInterfaceId"),
    ec2("VPC endpoint", "DescribeVpcEndpoints", "vpcEndpointId", ofState("vpc-endpoint-state", "available")),
    rest("REST API", "apigateway", "/restapis?limit=500", /"id": ?"([a-z0-9]+)"/g),
    rest("HTTP API", "apigateway", "/v2/apis", /"apiId": ?"([a-z0-9]+)"/g),
    rest("VPC link", "apigateway", "/v2/vpclinks", /"vpcLinkId": ?"([a-z0-9]+)"/g),
    rest("VPC link of version 1", "apigateway", "/vpclinks", /"id": ?"([a-z0-9]+)"/g),
    ec2("virtual private gateway", "DescribeVpnGateways", "vpnGatewayId", ofState("state", "available")),
    ec2("transit gateway", "DescribeTransitGateways", "transitGatewayId", ofState("state", "available")),
    balancing("load balancer", "DescribeLoadBalancers", "LoadBalancerArn"),
    balancing("target group", "DescribeTargetGroups", "TargetGroupArn"),
    rest("API key", "apigateway", "/apikeys?limit=500", /"id": ?"([A-Za-z0-9]+)"/g),
    rest("usage plan", "apigateway", "/usageplans?limit=500", /"id": ?"([a-z0-9]+)"/g),
    rest("custom domain", "apigateway", "/domainnames?limit=500", /"domainName": ?"([^"]+)"/g),
    rest("hosted zone", "route53", "/2013-04-01/hostedzone", /<Id>\/hostedzone\/([A-Z0-9]+)<\/Id>/g),
    rest("function", "lambda", "/2015-03-31/functions", /"FunctionArn": ?"([^"]+)"/g),
    target("log group", "logs", "Logs_20140328.DescribeLogGroups", /"logGroupName": ?"([^"]+)"/g),
    target("certificate", "acm", "CertificateManager.ListCertificates", /"CertificateArn": ?"([^"]+)"/g),
    target(
        "Resolver endpoint",
        "route53resolver",
        "Route53Resolver.ListResolverEndpoints",
        /"Id": ?"(rslvr-(?:in|out)-[0-9a-f]+)"/g,
    ),
    target("Resolver rule", "route53resolver", "Route53Resolver.ListResolverRules", /"Id": ?"(rslvr-rr-[0-9a-f]+)"/g),
    {
        name: "role",
        service: "iam",
        request: form("Action=ListRoles&Version=2010-05-08"),
        ids: /<RoleName>([^<]+)<\/RoleName>/g,
    },
];

/**
 * The local AWS that `AWS_ENDPOINT_URL` names, asked past Pulumi and provider.
 *
 * It reads service and region off a request's credentials and does not check signatures: AWS itself would refuse these.
 */
export class Emulator {
    private constructor(
        private readonly url: string,
        private readonly region: string,
    ) {}

    /** Nothing where the tests run against AWS itself. */
    public static at(region: string): Emulator | undefined {
        const url = process.env["AWS_ENDPOINT_URL"];
        return url === undefined ? undefined : new Emulator(url, region);
    }

    /** Everything there is, `kind id` each, in order. */
    public async inventory(): Promise<readonly string[]> {
        const found = await Promise.all(
            KINDS.map(async ({ name, service, request, ids }) => {
                const answer = await this.ask(service, request);
                return [...answer.matchAll(ids)].map((match) => `${name} ${match[1] ?? ""}`);
            }),
        );
        return [...new Set(found.flat())].sort();
    }

    /** The deployment that a stage points to, and all that the API still has. */
    public async stage(apiId: string, stageName: string): Promise<DeployedStage> {
        const stage = await this.json<{ deploymentId: string }>(`/restapis/${apiId}/stages/${stageName}`);
        const { item } = await this.json<{ item: { id: string }[] }>(`/restapis/${apiId}/deployments`);
        return { deploymentId: stage.deploymentId, deploymentIds: item.map(({ id }) => id) };
    }

    /** Variables of a stage. */
    public async stageVariables(apiId: string, stageName: string): Promise<Readonly<Record<string, string>>> {
        const stage = await this.json<{ variables?: Record<string, string> }>(`/restapis/${apiId}/stages/${stageName}`);
        return stage.variables ?? {};
    }

    /** `GET /pets` and the like: what the API routes, in order. */
    public async routes(apiId: string): Promise<readonly string[]> {
        const { item } = await this.json<{ item: { path: string; resourceMethods?: object }[] }>(
            `/restapis/${apiId}/resources?limit=500`,
        );
        return item
            .flatMap(({ path, resourceMethods }) => Object.keys(resourceMethods ?? {}).map((verb) => `${verb} ${path}`))
            .sort();
    }

    /** An API's resource policy, as text with its quotes unescaped; nothing where it has none. */
    public async policy(apiId: string): Promise<string | undefined> {
        const { policy } = await this.json<{ policy?: string }>(`/restapis/${apiId}`);
        return policy === undefined ? undefined : (JSON.parse(`"${policy}"`) as string);
    }

    /** Takes a transit gateway's default route tables out of use, as its owner might. */
    public async turnOffDefaultTables(transitGatewayId: string): Promise<void> {
        const options = ["DefaultRouteTableAssociation", "DefaultRouteTablePropagation"];
        const body = `Action=ModifyTransitGateway&Version=${EC2_VERSION}&TransitGatewayId=${transitGatewayId}`;
        await this.ask("ec2", form(body + options.map((option) => `&Options.${option}=disable`).join("")));
    }

    /** An Elastic IP of the account's own. @returns its allocation. */
    public async allocateAddress(): Promise<string> {
        const made = await this.ask("ec2", form(`Action=AllocateAddress&Version=${EC2_VERSION}&Domain=vpc`));
        return /<allocationId>([^<]+)</.exec(made)?.[1] ?? "";
    }

    public async releaseAddress(allocationId: string): Promise<void> {
        await this.ask("ec2", form(`Action=ReleaseAddress&Version=${EC2_VERSION}&AllocationId=${allocationId}`));
    }

    /** Endpoints that an API is associated with. */
    public async associatedEndpoints(apiId: string): Promise<readonly string[]> {
        const { endpointConfiguration } = await this.json<{ endpointConfiguration: { vpcEndpointIds?: string[] } }>(
            `/restapis/${apiId}`,
        );
        return endpointConfiguration.vpcEndpointIds ?? [];
    }

    /** The value of an API key, which AWS tells whoever may ask for it. */
    public async apiKeyValue(keyId: string): Promise<string> {
        return (await this.json<{ value: string }>(`/apikeys/${keyId}?includeValue=true`)).value;
    }

    /** Puts a text into Secrets Manager. @returns its ARN. */
    public async makeSecret(name: string, text: string): Promise<string> {
        const made = await this.secrets("CreateSecret", { Name: name, SecretString: text });
        return (JSON.parse(made) as { ARN: string }).ARN;
    }

    public async deleteSecret(arn: string): Promise<void> {
        await this.secrets("DeleteSecret", { SecretId: arn, ForceDeleteWithoutRecovery: true });
    }

    /** Whether calls can be refused on demand: the emulator was started with `deploy/emulator/faults.py`. */
    public async takesFaults(): Promise<boolean> {
        return (await fetch(`${this.url}/moto-api/faults`)).ok;
    }

    public async refuseOnce(fault: Fault): Promise<void> {
        await fetch(`${this.url}/moto-api/faults`, { method: "POST", body: JSON.stringify(fault) });
    }

    private secrets(operation: string, body: object): Promise<string> {
        const headers = {
            "content-type": "application/x-amz-json-1.1",
            "x-amz-target": `secretsmanager.${operation}`,
        };
        return this.ask("secretsmanager", { method: "POST", path: "/", headers, body: JSON.stringify(body) });
    }

    private async json<T>(path: string): Promise<T> {
        return JSON.parse(await this.ask("apigateway", { method: "GET", path })) as T;
    }

    private async ask(service: string, { method, path, headers, body }: Request): Promise<string> {
        const scope = `test/20260101/${this.region}/${service}/aws4_request`;
        const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`;
        const answer = await fetch(this.url + path, { method, headers: { ...headers, authorization }, body });
        const text = await answer.text();
        if (!answer.ok) throw new Error(`${service} ${method} ${path}: ${answer.status} ${text.slice(0, 500)}`);
        return text;
    }
}
