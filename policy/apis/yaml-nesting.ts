import { Lexer } from "yaml";

/** Far beyond any API's description, and far from where the parser, which calls itself for each level, ends the process. */
const MAX_LEVELS = 256;

const OPEN = new Set(["[", "{"]);
const CLOSE = new Set(["]", "}"]);
/** Before the text of a scalar, which may look like anything. */
const SCALAR = "\u001f";
/** What may open a level of its own before anything else on a line: columns, and the marks of lists and keys. */
const INDENT = /^(?:[ \t]+|[-?:])$/;
/** Before a document, and before a text: they stand for no column. */
const STARTS = new Set(["\u0002", "\ufeff"]);

/** Whether a YAML text has more levels than the parser can be trusted with; its words are told apart without it. */
export function isNestedTooDeeply(text: string): boolean {
    let flow = 0;
    let column = 0;
    let isIndent = true;
    let isScalar = false;
    for (const word of new Lexer().lex(text)) {
        if (STARTS.has(word) && !isScalar) continue;
        if (word === SCALAR) {
            isScalar = true;
            continue;
        }
        if (!isScalar && OPEN.has(word)) flow += 1;
        if (!isScalar && CLOSE.has(word)) flow = Math.max(0, flow - 1);
        isIndent = word.endsWith("\n") || (isIndent && !isScalar && INDENT.test(word));
        column = word.endsWith("\n") ? 0 : isIndent ? column + word.length : column;
        if (flow > MAX_LEVELS || column > MAX_LEVELS) return true;
        isScalar = false;
    }
    return false;
}
