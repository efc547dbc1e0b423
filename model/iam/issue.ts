import type { Issue } from "../issue";

/** An issue whose message has the four parts of every message here; `fix` may be left out where it is `expected`. */
export function issue(code: string, path: string, what: string, got: string, expected: string, fix?: string): Issue {
    const tail = fix === undefined ? "" : `; ${fix}`;
    return { code, path, message: `${what}, got ${got}; expected ${expected}${tail}` };
}
