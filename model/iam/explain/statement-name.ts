import type { Statement } from "../policy/statement";
import { quoted } from "./quoted";

/** Where a statement stands, from 0, and its Sid: "`Statement[1]` (`OnlyFromVpc`)". */
export function statementName({ index, sid }: Pick<Statement, "index" | "sid">): string {
    const place = `\`Statement[${index}]\``;
    return sid === undefined || sid === "" ? place : `${place} (${quoted(sid)})`;
}
