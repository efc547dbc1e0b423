import type * as grpc from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import {
    ReadResourceResponse,
    RegisterResourceResponse,
    SupportsFeatureResponse,
    type ReadResourceRequest,
    type RegisterResourceOutputsRequest,
    type RegisterResourceRequest,
    type ResourceCallRequest,
    type ResourceInvokeRequest,
    type SupportsFeatureRequest,
} from "@pulumi/pulumi/proto/resource_pb";
import type { Deployment } from "./deployment";
import { Refusal } from "./refusal";
import type { Registration } from "./registration";
import { unary } from "./unary";
import type { Properties } from "./values";

/** What the engine can do and the program may rely on; what is not here, the SDK refuses with its own words. */
const FEATURES: ReadonlySet<string> = new Set(["secrets", "resourceReferences", "aliasSpecs", "deletedWith"]);

/**
 * The service that the program registers its resources with.
 */
export function resourceMonitor(deployment: Deployment): grpc.UntypedServiceImplementation {
    return {
        supportsFeature: unary((request: SupportsFeatureRequest) => {
            const response = new SupportsFeatureResponse();
            response.setHassupport(FEATURES.has(request.getId()));
            return response;
        }),
        registerResource: unary((request: RegisterResourceRequest) => {
            const { urn, id, outputs } = deployment.register(registrationOf(request));
            const response = new RegisterResourceResponse();
            response.setUrn(urn);
            response.setId(id ?? "");
            response.setObject(toStruct(outputs));
            return response;
        }),
        readResource: unary((request: ReadResourceRequest) => {
            const { urn, outputs } = deployment.read(readOf(request), request.getId());
            const response = new ReadResourceResponse();
            response.setUrn(urn);
            response.setProperties(toStruct(outputs));
            return response;
        }),
        registerResourceOutputs: unary((request: RegisterResourceOutputsRequest) => {
            deployment.registerOutputs(request.getUrn(), fromStruct(request.getOutputs()));
            return new Empty();
        }),
        invoke: unary((request: ResourceInvokeRequest) => {
            const args = fromStruct(request.getArgs());
            const response = new InvokeResponse();
            const answer = deployment.invoke(request.getTok(), args, request.getProvider(), request.getVersion());
            response.setReturn(toStruct(answer));
            return response;
        }),
        call: unary((request: ResourceCallRequest): Empty => {
            const token = request.getTok();
            const refusal = new Refusal(
                `the dry run calls no methods of resources, got \`${token}\`; expected none; use \`pulumi preview\``,
                token,
            );
            deployment.refuse(refusal);
            throw refusal;
        }),
        signalAndWaitForShutdown: unary(() => new Empty()),
    };
}

function registrationOf(request: RegisterResourceRequest): Registration {
    const propertyDependencies = [...request.getPropertydependenciesMap().entries()];
    return {
        type: request.getType(),
        name: request.getName(),
        parent: request.getParent() || undefined,
        custom: request.getCustom(),
        remote: request.getRemote(),
        inputs: fromStruct(request.getObject()),
        dependencies: request.getDependenciesList(),
        propertyDependencies: Object.fromEntries(propertyDependencies.map(([key, urns]) => [key, urns.getUrnsList()])),
        provider: request.getProvider(),
        providers: Object.fromEntries(request.getProvidersMap().entries()),
        version: request.getVersion(),
        additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
        protect: request.getProtect() || undefined,
        retainOnDelete: request.getRetainondelete() || undefined,
        deletedWith: request.getDeletedwith() || undefined,
        importId: request.getImportid() || undefined,
    };
}

function readOf(request: ReadResourceRequest): Registration {
    return {
        type: request.getType(),
        name: request.getName(),
        parent: request.getParent() || undefined,
        custom: true,
        inputs: fromStruct(request.getProperties()),
        dependencies: request.getDependenciesList(),
        propertyDependencies: {},
        provider: request.getProvider(),
        version: request.getVersion(),
        additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    };
}

function toStruct(properties: Properties): Struct {
    const known = Object.entries(properties).filter(([, value]) => value !== undefined);
    // The protocol's own type of a JSON value is narrower in its declarations than in what it takes.
    return Struct.fromJavaScript(Object.fromEntries(known) as Parameters<typeof Struct.fromJavaScript>[0]);
}

function fromStruct(struct: Struct | undefined): Properties {
    return (struct?.toJavaScript() ?? {}) as Properties;
}
