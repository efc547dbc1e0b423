import { z } from "zod";
import { parseCidr } from "../model/ip";
import { textLike, WORDING } from "./wording";

const COPY_ID = "copy it from the AWS console";

function resourceId(prefix: string, noun: string) {
    return textLike(new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`), {
        problem: `is not the ID of ${noun}`,
        expected: `\`${prefix}-\` and 8 or 17 hexadecimal digits`,
        fix: COPY_ID,
    });
}

/** ID of a VPC. */
export const VpcId = resourceId("vpc", "a VPC");

/** ID of a subnet. */
export const SubnetId = resourceId("subnet", "a subnet");

/** ID of a VPC endpoint. */
export const EndpointId = resourceId("vpce", "a VPC endpoint");

/** ID of an Elastic IP's allocation. */
export const AllocationId = resourceId("eipalloc", "an Elastic IP");

/** ID of a route table. */
export const RouteTableId = resourceId("rtb", "a route table");

/** ID of a virtual private gateway. */
export const VirtualPrivateGatewayId = resourceId("vgw", "a virtual private gateway");

/** ID of a transit gateway. */
export const TransitGatewayId = resourceId("tgw", "a transit gateway");

/** ID of an attachment to a transit gateway. */
export const TransitGatewayAttachmentId = resourceId("tgw-attach", "an attachment to a transit gateway");

/** ID of a route table of a transit gateway. */
export const TransitGatewayRouteTableId = resourceId("tgw-rtb", "a route table of a transit gateway");

/** ID of a Direct Connect gateway. */
export const DirectConnectGatewayId = textLike(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, {
    problem: "is not the ID of a Direct Connect gateway",
    expected: "hexadecimal digits in groups of 8, 4, 4, 4 and 12",
    fix: COPY_ID,
});

/** Name of a region, in any partition. */
export const Region = textLike(/^[a-z]{2,5}(?:-[a-z]+)+-\d+$/, {
    problem: "is not the name of a region",
    expected: "a name such as `eu-central-1`",
    fix: "run `pulumi config set aws:region eu-central-1`",
});

/** ID of a Route 53 hosted zone. */
export const HostedZoneId = textLike(/^[A-Z0-9]{1,32}$/, {
    problem: "is not the ID of a hosted zone",
    expected: "up to 32 upper-case letters and digits, such as `Z0123456789ABCDEFGHIJ`",
    fix: COPY_ID,
});

/** Domain name in lower case, at least two labels, without a final dot. */
export const DomainName = textLike(
    /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/,
    {
        problem: "is not a domain name",
        expected: "labels of lower-case letters, digits and hyphens with dots between them, such as `api.example.com`",
        fix: "write it in lower case, without `https://`, path or final dot",
    },
);

/** Name of a DNS record: a domain name whose labels may have underscores, such as `_sip._tcp`; `*` as the first label. */
export const RecordName = textLike(
    /^(?=.{1,253}$)(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/,
    {
        problem: "is not the name of a DNS record",
        expected: "a domain name in lower case, with underscores too, or `*.` before one",
        fix: "write it in full, without a final dot",
    },
);

/** Name of a certificate: a domain name, or one with `*` in place of its first label. */
export const CertificateName = textLike(
    /^(?=.{1,253}$)(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/,
    {
        problem: "is not a name of a certificate",
        expected: "a domain name in lower case, or `*.` before one",
        fix: "copy it from AWS Certificate Manager",
    },
);

/** ARN of an ACM certificate. */
export const CertificateArn = textLike(/^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[A-Za-z0-9-]+$/, {
    problem: "is not the ARN of a certificate",
    expected: "`arn:aws:acm:<region>:<account>:certificate/<id>`",
    fix: "copy it from AWS Certificate Manager",
});

/** ARN of a Lambda function, with or without a version or alias; not `$LATEST`, which takes no permissions. */
export const FunctionArn = textLike(
    /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9_-]+(?::[A-Za-z0-9_-]+)?$/,
    {
        problem: "is not the ARN of a Lambda function",
        expected: "`arn:aws:lambda:<region>:<account>:function:<name>`, or that with a version or an alias",
        fix: "copy it from the Lambda console, without `:$LATEST`",
    },
);

/** Path that a load balancer asks for health. */
export const HealthCheckPath = textLike(/^\/[\x21-\x7e]{0,1023}$/, {
    problem: "is not a path",
    expected: "`/` and what follows, without spaces, up to 1024 characters",
    fix: "write it like `/health`",
});

/** IPv4 block in canonical form; issues of {@link parseCidr} pass through. */
export const CidrBlock = z
    .string()
    .superRefine((text, context) => {
        const range = parseCidr(text, "");
        if (range.ok) return;
        for (const issue of range.issues) context.addIssue({ code: "custom", params: { issue } });
    })
    .register(WORDING, {
        problem: "is not a block of IPv4 addresses",
        expected: "a block such as `10.0.0.0/16`",
        fix: "write it like `10.0.0.0/16`",
    })
    .meta({ pattern: "^\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}$" });

/** One IPv4 address. */
export const Ipv4Address = textLike(/^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/, {
    problem: "is not an IPv4 address",
    expected: "four numbers 0..255 with dots between them",
    fix: "write it like `10.0.0.10`",
});
