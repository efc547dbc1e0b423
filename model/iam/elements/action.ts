import type { ActionEntry, Element } from "../policy/statement";
import type { Doubts } from "../truth";
import { covers } from "./element";

/** Whether Action or NotAction covers `execute-api:Invoke`. */
export function coversInvoke(element: Element<ActionEntry>, doubts: Doubts): boolean {
    return covers(element, doubts, (entry) => (entry.contested ? "contested" : entry.coversInvoke));
}
