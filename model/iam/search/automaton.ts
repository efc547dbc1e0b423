import { otherCase } from "../text/ascii";
import type { Pattern } from "../text/pattern";
import { type Bits, bit, difference, intersection, isDisjoint, isSubset, next, NONE, union } from "./bits";
import { type Budget, spend } from "./budget";
import type { Domain, Step } from "./domain";

/** A pattern that texts are told apart by. */
export interface Watched {
    readonly pattern: Pattern;
    /** Whether a request gets in more easily if the pattern matches: it helps an Allow, or hinders a Deny. */
    readonly helps: boolean;
    /** Matched against what follows the domain's path mark, not the whole text. */
    readonly ofPath?: boolean;
}

/** Patterns followed all at once: a bit for each position in each of them. */
interface Automaton {
    readonly start: Bits;
    readonly pathStart: Bits;
    readonly accepting: Bits;
    /** Positions in patterns that help. */
    readonly helping: Bits;
    /** Positions of runs, which need not match anything. */
    readonly runs: Bits;
    /** Positions that stay where they are on a character, and those that move on; all, and those that do so on `:`. */
    readonly stays: Stop;
    readonly moves: Stop;
    readonly byCharacter: ReadonlyMap<string, Bits>;
    /** Work of one step. */
    readonly weight: number;
}

interface Stop {
    readonly always: Bits;
    readonly atColon: Bits;
}

/** A text so far, and what it may still become. */
interface Node {
    readonly state: number;
    readonly live: Bits;
    readonly text: string;
}

/** A step by one character. */
type CharacterStep = Extract<Step, { readonly among: string } | { readonly except: string }>;

/**
 * Texts of a domain, so that for every text of it there is one here that gets in at least as easily: of the patterns that
 * help it matches all that the other does, and of those that do not help none that the other does not.
 *
 * Found breadth first: at each step only the characters that some live pattern expects, and one that none does. A text
 * from which another leads on at least as easily everywhere is given up. More live positions stay more positions
 * whatever follows, so that nothing is lost.
 *
 * @throws when the budget is spent.
 */
export function easiestTexts(watched: readonly Watched[], domain: Domain, budget: Budget): string[] {
    const automaton = compile(watched);
    const reached: Bits[][] = domain.states.map(() => []);
    const found: Bits[] = [];
    const texts: string[] = [];
    let queue: Node[] = [{ state: 0, live: automaton.start, text: "" }];
    while (queue.length > 0) {
        const following: Node[] = [];
        for (const node of queue) {
            spend(budget, automaton.weight);
            if (!isNew(automaton, reached[node.state] ?? [], node.live, budget)) continue;
            const accepted = intersection(node.live, automaton.accepting);
            if (domain.ends.has(node.state) && isNew(automaton, found, accepted, budget)) texts.push(node.text);
            for (const step of domain.states[node.state] ?? []) follow(automaton, node, step, budget, following);
        }
        queue = following;
    }
    return texts;
}

/** Whether none of the sets leads on as easily; if so the new one joins them. */
function isNew(automaton: Automaton, sets: Bits[], live: Bits, budget: Budget): boolean {
    // What is missing of the patterns that do not help is good: turned over, all members are good.
    const good = difference(live, automaton.helping);
    spend(budget, Math.ceil((sets.length * automaton.weight) / 8));
    if (sets.some((other) => isSubset(other, good))) return false;
    sets.push(good);
    return true;
}

function compile(watched: readonly Watched[]): Automaton {
    const byCharacter = new Map<string, Bits>();
    const sets = { run: NONE, one: NONE, "run-in-part": NONE, "one-in-part": NONE };
    let [start, pathStart, accepting, helping] = [NONE, NONE, NONE, NONE];
    let at = 0;
    for (const { pattern, helps, ofPath } of watched) {
        const first = bit(at);
        if (ofPath === true) pathStart = union(pathStart, first);
        else start = union(start, first);
        for (const token of pattern.tokens) {
            const place = bit(at);
            if (helps) helping = union(helping, place);
            if ("wildcard" in token) sets[token.wildcard] = union(sets[token.wildcard], place);
            else expect(byCharacter, token.character, pattern.ignoreCase, place);
            at += 1;
        }
        if (helps) helping = union(helping, bit(at));
        accepting = union(accepting, bit(at));
        at += 1;
    }
    const runs = union(sets.run, sets["run-in-part"]);
    return {
        accepting,
        helping,
        runs,
        start: skipRuns(runs, start),
        pathStart: skipRuns(runs, pathStart),
        stays: { always: runs, atColon: sets.run },
        moves: { always: union(sets.one, sets["one-in-part"]), atColon: sets.one },
        byCharacter,
        weight: 1 + Math.floor(at / 128),
    };
}

function expect(byCharacter: Map<string, Bits>, character: string, ignoreCase: boolean, place: Bits): void {
    for (const form of ignoreCase ? new Set([character, otherCase(character)]) : [character]) {
        byCharacter.set(form, union(byCharacter.get(form) ?? NONE, place));
    }
}

/** Runs may be empty: the position behind one is live as well. Runs never follow each other. */
function skipRuns(runs: Bits, live: Bits): Bits {
    return union(live, next(intersection(live, runs)));
}

function advance(automaton: Automaton, live: Bits, character: string): Bits {
    const { stays, moves, byCharacter, runs } = automaton;
    const colon = character === ":";
    const expected = union(colon ? moves.atColon : moves.always, byCharacter.get(character) ?? NONE);
    const staying = intersection(live, colon ? stays.atColon : stays.always);
    return skipRuns(runs, union(staying, next(intersection(live, expected))));
}

function follow(automaton: Automaton, node: Node, step: Step, budget: Budget, into: Node[]): void {
    const { live, text } = node;
    if ("path" in step) {
        into.push({ state: step.to, live: union(live, automaton.pathStart), text });
        return;
    }
    if ("word" in step) {
        spend(budget, automaton.weight * step.word.length);
        let reached = live;
        for (const character of step.word) reached = advance(automaton, reached, character);
        into.push({ state: step.to, live: reached, text: text + step.word });
        return;
    }
    const characters = choices(automaton, live, step);
    spend(budget, automaton.weight * characters.length);
    for (const character of characters) {
        into.push({ state: step.to, live: advance(automaton, live, character), text: text + character });
    }
}

/** A character of the step that no live pattern expects, if there is one, and those that live patterns do expect. */
function choices(automaton: Automaton, live: Bits, step: CharacterStep): string[] {
    const expected: string[] = [":"]; // wildcards within a part stop here
    for (const [character, positions] of automaton.byCharacter) {
        if (character !== ":" && !isDisjoint(positions, live)) expected.push(character);
    }
    const isAllowed = (character: string): boolean =>
        "among" in step ? step.among.includes(character) : !step.except.includes(character);
    const other = otherThan(expected, isAllowed, step);
    const known = expected.filter(isAllowed);
    return other === undefined ? known : [other, ...known];
}

function otherThan(
    expected: readonly string[],
    isAllowed: (character: string) => boolean,
    step: CharacterStep,
): string | undefined {
    for (const character of "among" in step ? step.among : step.prefer) {
        if (!expected.includes(character) && isAllowed(character)) return character;
    }
    if ("among" in step) return undefined;
    // INVARIANT: ends, as a policy of bounded length cannot expect all characters of the plane.
    for (let code = 0x21; ; code += 1) {
        const character = String.fromCodePoint(code);
        if (!expected.includes(character) && isAllowed(character)) return character;
    }
}
