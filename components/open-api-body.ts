import * as pulumi from "@pulumi/pulumi";

/**
 * The body to import: the user's document, with what an import in `overwrite` mode would otherwise take away.
 *
 * `overwrite` makes a route that is gone from the file gone from the API; but it also drops the endpoint associations
 * that the body does not carry. In OpenAPI 3 AWS reads them below `servers`; at the top, where OpenAPI 2 has them, they
 * stand for readers that know only that.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-endpoint-configuration.html (read 2026-11-21)
 */
export function importBody(openApi: string, vpcEndpointIds: pulumi.Input<string>[]): pulumi.Output<string> {
    const document = JSON.parse(openApi) as Record<string, unknown>;
    if ("x-amazon-apigateway-policy" in document) {
        throw new Error("the OpenAPI document carries a resource policy; the component writes the only one");
    }
    if (vpcEndpointIds.length === 0) return pulumi.output(JSON.stringify(document));
    const configuration = { "x-amazon-apigateway-endpoint-configuration": { vpcEndpointIds } };
    const [first, ...others] = Array.isArray(document.servers) ? (document.servers as object[]) : [];
    return pulumi.jsonStringify({
        ...document,
        ...configuration,
        servers: [{ url: "/", ...first, ...configuration }, ...others],
    });
}
