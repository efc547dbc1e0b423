import { DATA_SOURCES, KINDS, REMOTE_KINDS } from "./cloud";
import type { Kind } from "./cloud/kind";
import { newWorld, placeOf } from "./cloud/place";
import { named, outputsOf } from "./outputs";
import { DefaultProviders, providerRegion } from "./providers";
import { Refusal, registeredTwice, unknownDataSource, unknownType } from "./refusal";
import type { Registration } from "./registration";
import { nameOf, qualifiedTypeOf, type StateResource, type Urn } from "./state";
import type { Properties } from "./values";

/** What the in-memory cloud answers. */
export interface Registered {
    readonly urn: Urn;
    readonly id: string | undefined;
    readonly outputs: Properties;
}

const STACK = "pulumi:pulumi:Stack";

/** One run of the program on an in-memory cloud: takes what it registers and answers as a deployment would. */
export class Deployment {
    readonly #resources = new Map<Urn, StateResource>();
    readonly #world = newWorld();
    readonly #providers: DefaultProviders;
    readonly #refusals: Refusal[] = [];

    /** @param config - of the stack: `aws:` keys become the inputs of the default provider. */
    constructor(
        private readonly stack: string,
        private readonly project: string,
        config: Readonly<Record<string, string>>,
    ) {
        this.#providers = new DefaultProviders(stack, project, config);
    }

    /** The resources so far, in the order of registration. */
    resources(): readonly StateResource[] {
        return [...this.#resources.values()];
    }

    /** Outputs that the program exports. */
    stackOutputs(): Properties {
        return this.resources().find((each) => each.type === STACK)?.outputs ?? {};
    }

    /**
     * Makes a resource. One that is refused is answered as not known yet, so that the program runs on and every refusal
     * of a run is found at once; the SDK would also take minutes to print a failed call.
     */
    register(registration: Registration): Registered {
        return this.#orRefuse(registration, (urn) => this.#make(urn, registration));
    }

    /** A resource made elsewhere: its id is known, and what the program says of it; the rest stays unknown. */
    read(registration: Registration, id: string): Registered {
        return this.#orRefuse(registration, (urn) => {
            const kind = this.#kindOf(urn, registration);
            const provider = this.#providerOf(registration);
            const outputs = { ...kind.toldById?.(id), ...registration.inputs, id };
            return this.#keep(urn, { ...registration, provider, external: true }, id, outputs);
        });
    }

    /** Outputs of a component or of the stack. */
    registerOutputs(urn: Urn, outputs: Properties): void {
        const resource = this.#resources.get(urn);
        if (resource !== undefined) this.#resources.set(urn, { ...resource, outputs });
    }

    /** Answers a data source; one that is refused is answered with nothing. */
    invoke(token: string, args: Properties, provider: string | undefined, version: string | undefined): Properties {
        const dataSource = DATA_SOURCES[token];
        try {
            if (dataSource === undefined) throw unknownDataSource(token);
            const used = this.#providerOf({ type: token, provider, version });
            return dataSource(args, placeOf(this.#world, token, this.#regionOf(used, args, token)));
        } catch (error) {
            this.refuse(error);
            return {};
        }
    }

    /** Notes what is not done; what is no {@link Refusal} is a fault of the dry run itself and thrown on. */
    refuse(error: unknown): void {
        if (!(error instanceof Refusal)) throw error;
        this.#refusals.push(error);
    }

    /** Whole lines of what was refused, each once. */
    refusals(): readonly string[] {
        return [...new Set(this.#refusals.map((refusal) => refusal.message))];
    }

    #orRefuse(registration: Registration, make: (urn: Urn) => Registered): Registered {
        const { type, name, parent } = registration;
        const chain = parent === undefined || isStack(parent) ? type : `${qualifiedTypeOf(parent)}$${type}`;
        const urn = `urn:pulumi:${this.stack}::${this.project}::${chain}::${name}`;
        try {
            if (this.#resources.has(urn)) throw registeredTwice(urn, name);
            return make(urn);
        } catch (error) {
            this.refuse(error);
            return { urn, id: undefined, outputs: {} };
        }
    }

    #make(urn: Urn, registration: Registration): Registered {
        if (registration.remote === true) return this.#makeRemote(urn, registration);
        if (!registration.custom) return this.#keep(urn, registration, undefined, undefined);
        if (registration.type.startsWith("pulumi:providers:")) return this.#registerProvider(urn, registration);
        const kind = this.#kindOf(urn, registration);
        const provider = this.#providerOf(registration);
        if (registration.importId !== undefined) {
            const outputs = { ...registration.inputs, id: registration.importId };
            return this.#keep(urn, { ...registration, provider }, registration.importId, outputs);
        }
        const place = placeOf(this.#world, urn, this.#regionOf(provider, registration.inputs, urn));
        const inputs = kind.named === true ? named(registration, place) : registration.inputs;
        const made = kind.make(inputs, place);
        const outputs = outputsOf({ ...registration, inputs }, made, place.region);
        return this.#keep(urn, { ...registration, inputs, provider }, made.id, outputs);
    }

    /** A component that its plugin makes in the region of the provider of AWS that it is given, else of the stack's. */
    #makeRemote(urn: Urn, registration: Registration): Registered {
        const kind = REMOTE_KINDS.get(registration.type);
        if (kind === undefined) throw unknownType(urn, registration.type);
        // The engine notes the plugin's own provider, and the component without it.
        this.#providerOf({ type: registration.type, provider: undefined, version: registration.version });
        const given = registration.providers?.["aws"];
        const aws = given === undefined ? this.#providers.of("aws", undefined) : this.#providerAt(given);
        const place = placeOf(this.#world, urn, providerRegion(aws, registration.inputs, urn));
        return this.#keep(urn, { ...registration, provider: "" }, undefined, kind(registration.inputs, place));
    }

    #kindOf(urn: Urn, { type }: Registration): Kind {
        const kind = KINDS.get(type);
        if (kind === undefined) throw unknownType(urn, type);
        return kind;
    }

    #registerProvider(urn: Urn, registration: Registration): Registered {
        const id = placeOf(this.#world, urn, "").hex(32);
        return this.#keep(urn, registration, id, registration.inputs);
    }

    #providerOf({ provider, type, version }: Pick<Registration, "provider" | "type" | "version">): string | undefined {
        if (provider !== undefined && provider !== "") return provider;
        const made = this.#providers.of(type, version);
        if (!this.#resources.has(made.urn)) this.#resources.set(made.urn, made);
        return `${made.urn}::${made.id}`;
    }

    #regionOf(provider: string | undefined, inputs: Properties, at: string): string {
        return providerRegion(this.#providerAt(provider), inputs, at);
    }

    /** @param provider - `<urn>::<id>`. */
    #providerAt(provider: string | undefined): StateResource | undefined {
        return this.#resources.get(provider?.slice(0, provider.lastIndexOf("::")) ?? "");
    }

    #keep(
        urn: Urn,
        given: Registration & { readonly external?: boolean },
        id: string | undefined,
        outputs: Properties | undefined,
    ): Registered {
        const resource: StateResource = {
            urn,
            custom: given.custom,
            id,
            type: given.type,
            inputs: unlessEmpty(given.inputs),
            outputs,
            parent: given.parent,
            protect: given.protect,
            external: given.external,
            dependencies: given.dependencies.length === 0 ? undefined : given.dependencies,
            provider: given.provider === "" ? undefined : given.provider,
            propertyDependencies: unlessEmpty(given.propertyDependencies),
            retainOnDelete: given.retainOnDelete,
            deletedWith: given.deletedWith,
        };
        this.#resources.set(urn, resource);
        return { urn, id, outputs: outputs ?? {} };
    }
}

function isStack(urn: Urn): boolean {
    return qualifiedTypeOf(urn) === STACK && nameOf(urn) !== "";
}

function unlessEmpty<T extends object>(map: T): T | undefined {
    return Object.keys(map).length === 0 ? undefined : map;
}
