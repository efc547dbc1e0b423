/**
 * Availability zones, by id, in which AWS offers VPC links of version 2: prefix and numbers (rule K-10). Of a region that
 * is not here nothing is written down.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html (read 2026-11-20)
 */
const OFFERED: Readonly<Record<string, readonly [prefix: string, numbers: readonly number[]]>> = {
    "us-east-1": ["use1", [1, 2, 4, 5, 6]],
    "us-east-2": ["use2", [1, 2, 3]],
    "us-west-1": ["usw1", [1, 3]],
    "us-west-2": ["usw2", [1, 2, 3, 4]],
    "ap-east-1": ["ape1", [2, 3]],
    "ap-northeast-1": ["apne1", [1, 2, 4]],
    "ap-northeast-2": ["apne2", [1, 2, 3]],
    "ap-south-1": ["aps1", [1, 2, 3]],
    "ap-southeast-1": ["apse1", [1, 2, 3]],
    "ap-southeast-2": ["apse2", [1, 2, 3]],
    "ca-central-1": ["cac1", [1, 2]],
    "eu-central-1": ["euc1", [1, 2, 3]],
    "eu-north-1": ["eun1", [1, 2, 3]],
    "eu-south-2": ["eus2", [1, 2, 3]],
    "eu-west-1": ["euw1", [1, 2, 3]],
    "eu-west-2": ["euw2", [1, 2, 3]],
    "eu-west-3": ["euw3", [1, 3]],
    "me-south-1": ["mes1", [1, 2, 3]],
    "sa-east-1": ["sae1", [1, 2, 3]],
    "us-gov-west-1": ["usgw1", [1, 2, 3]],
};

/**
 * Zone ids in which a VPC link can be.
 *
 * @returns `undefined` for a region of which AWS lists none: only a deployment tells.
 */
export function linkZoneIds(region: string): readonly string[] | undefined {
    const offered = OFFERED[region];
    return offered && offered[1].map((number) => `${offered[0]}-az${number}`);
}
