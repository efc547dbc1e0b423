/**
 * The SDK prints errors in colour. Node (20.20, for one) then never ends on a stack that has a path such as
 * `node_modules/@pulumi/output.ts`, which is what the SDK's source maps make of its own files.
 */
const PLAIN_ERRORS = `
import util from "node:util";
const { inspect } = util;
const plain = (value, options, ...rest) => inspect(value, options?.colors ? { ...options, colors: false } : options, ...rest);
util.inspect = Object.assign(plain, inspect);
`;

/**
 * A third of the program's time went into what no dry run uses: a stack trace for each promise and each resource, which
 * ts-node translates to lines of the source, a package that finds modules for serialized functions, and the automation
 * API. The traces are left out, and the others loaded where they are asked for. An SDK that is laid out otherwise is merely
 * slower.
 */
const QUICK_START = `
import { createRequire } from "node:module";
const require = createRequire(RUNNER);
try {
    const debuggable = require("@pulumi/pulumi/runtime/debuggable");
    const { debuggablePromise } = debuggable;
    debuggable.debuggablePromise = (promise, context) => {
        const limit = Error.stackTraceLimit;
        Error.stackTraceLimit = 0;
        try {
            return debuggablePromise(promise, context);
        } finally {
            Error.stackTraceLimit = limit;
        }
    };
    require("@pulumi/pulumi/resource").Resource.stackTrace = () => [];
    for (const name of ["@npmcli/arborist", "@pulumi/pulumi/automation"]) {
        const id = require.resolve(name);
        const load = () => {
            if (require.cache[id] === unloaded) delete require.cache[id];
            return require(id);
        };
        const exports = new Proxy({}, { get: (_, key) => key === "__esModule" || load()[key] });
        const unloaded = { id, filename: id, loaded: true, children: [], paths: [], exports };
        require.cache[id] = unloaded;
    }
} catch {}
`;

/** What the program's process runs before the SDK's runner, as the address of a module. */
export function preloadFor(runner: string): string {
    const script = PLAIN_ERRORS + QUICK_START.replace("RUNNER", () => JSON.stringify(runner));
    return `data:text/javascript,${encodeURIComponent(script)}`;
}
