/** What a text may be: a small automaton. */
export interface Domain {
    /** Steps out of each state; the text begins in the first. */
    readonly states: readonly (readonly Step[])[];
    /** States in which a text may end. */
    readonly ends: ReadonlySet<number>;
}

/** Those named first are preferred, where several will do. */
export type Step =
    | { readonly word: string; readonly to: number }
    /** One of these characters. */
    | { readonly among: string; readonly to: number }
    /** Any character but these; of those that nothing tells apart, one of `prefer`. */
    | { readonly except: string; readonly prefer: string; readonly to: number }
    /** Here begin the texts that patterns of paths are matched against. */
    | { readonly path: true; readonly to: number };

export const LOWER = "abcdefghijklmnopqrstuvwxyz";
export const DIGITS = "0123456789";
const ID = `0123456789abcdefghijklmnopqrstuvwxyz`;

/** Builds a domain piece by piece: each piece leads from the end of the one before. */
export function domain(pieces: readonly Piece[]): Domain {
    const states: Step[][] = [[]];
    const ends = new Set<number>();
    let at = 0;
    for (const piece of pieces) at = piece(states, ends, at);
    return { states, ends };
}

export type Piece = (states: Step[][], ends: Set<number>, from: number) => number;

function add(states: Step[][]): number {
    return states.push([]) - 1;
}

export function word(...alternatives: readonly string[]): Piece {
    return (states, _, from) => {
        const to = add(states);
        for (const text of alternatives) states[from]?.push({ word: text, to });
        return to;
    };
}

/** Some of these characters, at least one; the samples first. */
export function some(among: string, ...samples: readonly string[]): Piece {
    return (states, _, from) => {
        const to = add(states);
        for (const text of samples) states[from]?.push({ word: text, to });
        states[from]?.push({ among, to });
        states[to]?.push({ among, to });
        return to;
    };
}

/** So many of these characters; the samples first. */
export function exactly(count: number, among: string, ...samples: readonly string[]): Piece {
    return (states, _, from) => {
        let at = from;
        for (let done = 0; done < count; done += 1) {
            const to = add(states);
            states[at]?.push({ among, to });
            at = to;
        }
        for (const text of samples) states[from]?.push({ word: text, to: at });
        return at;
    };
}

/** Some of all characters but these, at least one; the samples first. */
export function someExcept(except: string, prefer: string, ...samples: readonly string[]): Piece {
    return (states, _, from) => {
        const to = add(states);
        for (const text of samples) states[from]?.push({ word: text, to });
        states[from]?.push({ except, prefer, to });
        states[to]?.push({ except, prefer, to });
        return to;
    };
}

/** Here paths begin. */
export const path: Piece = (states, _, from) => {
    const to = add(states);
    states[from]?.push({ path: true, to });
    return to;
};

/** The text may end here. */
export const end: Piece = (_, ends, from) => {
    ends.add(from);
    return from;
};

/** Any text but the empty one. */
export function anyText(sample: string): Domain {
    return domain([someExcept("", `z${LOWER}${DIGITS}`, sample), end]);
}

/** An id of EC2: a prefix and 8 or 17 characters; those of hexadecimal numbers preferred. */
export function ec2Id(prefix: string): Domain {
    const whole = domain([word(`${prefix}-`), exactly(8, ID), end, exactly(9, ID), end]);
    const [first = [], ...rest] = whole.states;
    return { ...whole, states: [[{ word: usualId(prefix), to: rest.length }, ...first], ...rest] };
}

/** An id of the prefix that is nobody's. */
export function usualId(prefix: string): string {
    return `${prefix}-0deadbeefdeadbeef`;
}

/** Whether a text is an id of EC2. */
export function isEc2Id(prefix: string, text: string): boolean {
    return text.startsWith(`${prefix}-`) && /^(?:[0-9a-z]{8}|[0-9a-z]{17})$/.test(text.slice(prefix.length + 1));
}
