import fc from "fast-check";
import { sample, textOf } from "./policies";

/** What breaks texts: structure, escapes, case, white space, and characters that look like others. */
const PIECES = [
    ...[
        '"',
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\\",
        "\\u0022",
        "\\u00",
        "\0",
        "\n",
        " ",
        "\t",
        "*",
        "?",
        "$",
        "${",
        "/",
        "-",
    ],
    ...[
        "0",
        "1",
        "9",
        "e",
        "E",
        ".",
        "null",
        "true",
        "Not",
        "IfExists",
        "ForAllValues:",
        "ForAnyValue:",
        "Allow",
        "Deny",
    ],
    ...[
        "\u212A",
        "\u017F",
        "\u0131",
        "\u0405",
        "\u00A0",
        "\uFEFF",
        "\ud800",
        "a",
        "S",
        "s",
        ",{}",
        '"Condition":{},',
        "[]",
    ],
];

/** A change of one place: so many characters fewer there, and a piece instead. */
const change = fc.record({
    at: fc.nat(100_000),
    removed: fc.constantFrom(0, 0, 1, 1, 1, 2, 12),
    piece: fc.oneof({ weight: 1, arbitrary: fc.constant("") }, { weight: 2, arbitrary: fc.constantFrom(...PIECES) }),
});

/** Texts of random policies with one to three changes, of which many are policies no more. */
export const mutated = fc.tuple(sample, fc.array(change, { minLength: 1, maxLength: 3 })).map(([one, changes]) => ({
    allowedVpcs: one.allowedVpcs,
    text: changes.reduce((text, { at, removed, piece }) => {
        const start = at % text.length;
        return `${text.slice(0, start)}${piece}${text.slice(start + removed)}` || " ";
    }, textOf(one)),
}));
