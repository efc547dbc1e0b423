import { nameOf } from "../state";
import { knownName, UNKNOWN } from "../values";
import type { RemoteKinds } from "./kind";

/** Pulumi's own components for AWS: repository and image, which the plugin makes of more than is seen here. */
export const AWSX: RemoteKinds = {
    "awsx:ecr:Repository": (inputs, place) => {
        const given = inputs["name"];
        const name =
            given === undefined ? `${nameOf(place.urn).toLowerCase()}-${place.hex(7, "name")}` : knownName(given);
        const registry = `${place.account}.dkr.ecr.${place.region}.${place.dnsSuffix}`;
        return {
            url: name === undefined ? UNKNOWN : `${registry}/${name}`,
            // References to resources that the dry run does not have.
            repository: UNKNOWN,
            lifecyclePolicy: UNKNOWN,
        };
    },
    // Its digest is what comes of the build, and nothing is built here.
    "awsx:ecr:Image": () => ({ imageUri: UNKNOWN }),
};
