import { joined, type Kind, type Kinds } from "./kind";
import { knownText, UNKNOWN } from "../values";

/** Something of EventBridge with a name: its id is the name, and its ARN may end with an id of AWS's. */
function entity(collection: string, hasOwnId: boolean): Kind {
    return {
        named: true,
        make: (inputs, place) => {
            const name = knownText(inputs["name"]);
            const own = hasOwnId ? `/${place.hex(32)}` : "";
            const arn = name === undefined ? UNKNOWN : place.arn("events", `${collection}/${name}${own}`);
            return { id: name ?? place.hex(16), outputs: { arn } };
        },
    };
}

/** Amazon EventBridge. */
export const EVENTS: Kinds = {
    "aws:cloudwatch/eventConnection:EventConnection": entity("connection", true),
    "aws:cloudwatch/eventApiDestination:EventApiDestination": entity("api-destination", true),
    "aws:cloudwatch/eventRule:EventRule": entity("rule", false),
    "aws:cloudwatch/eventTarget:EventTarget": {
        make: (inputs, place) => ({ id: joined(inputs, ["rule", "targetId"], "-") ?? place.hex(16), outputs: {} }),
    },
};
