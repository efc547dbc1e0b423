/** One step of a scenario; it throws where things are not as they should be. */
type Body = () => Promise<void>;

interface Step {
    readonly title: string;
    readonly body: Body;
    /** Whether it runs although a step before it failed: to clear away what was made. */
    readonly always: boolean;
}

/** What came of a step: passed, or why not. */
type Result = { readonly kind: "passed" | "skipped" } | { readonly kind: "failed"; readonly error: unknown };

/** Says that a step cannot be tried here; it counts as skipped. */
export class NotHere extends Error {}

/**
 * A story in steps, each a test of mocha's, that runs while the other scenarios run.
 *
 * Deployments spend nearly all of their time waiting. So every scenario starts when mocha comes to the first test, and
 * a test only waits for the result of its step; results are reported in the order in which they are written.
 */
export class Scenario {
    private readonly steps: Step[] = [];
    private readonly results = new Map<Step, Promise<Result>>();
    private finished: Promise<unknown> | undefined;

    private constructor(
        private readonly title: string,
        private readonly after: () => readonly Scenario[],
    ) {}

    /** All but this one: asked for when every file is loaded. */
    public others(): readonly Scenario[] {
        return scenarios.filter((other) => other !== this);
    }

    /**
     * Declares a scenario.
     *
     * @param after - scenarios that have to be over before this one starts.
     */
    public static declare(
        title: string,
        define: (scenario: Scenario) => void,
        after: () => readonly Scenario[] = () => [],
    ): Scenario {
        const scenario = new Scenario(title, after);
        define(scenario);
        scenarios.push(scenario);
        scenario.register();
        return scenario;
    }

    /** Adds a step, which runs where all before it passed. */
    public step(title: string, body: Body): void {
        this.steps.push({ title, body, always: false });
    }

    /** Adds a step that runs in any case. */
    public finally(title: string, body: Body): void {
        this.steps.push({ title, body, always: true });
    }

    /** Starts the scenario, once; those that it waits for are started with it. */
    private start(): Promise<unknown> {
        if (this.finished) return this.finished;
        let failed = false;
        let previous: Promise<unknown> = Promise.all(this.after().map((other) => other.start()));
        for (const step of this.steps) {
            const result: Promise<Result> = previous.then(async () => {
                const known = failed && !step.always ? SKIPPED : await run(step);
                failed ||= known.kind === "failed";
                return known;
            });
            this.results.set(step, result);
            previous = result;
        }
        this.finished = previous;
        return previous;
    }

    private register(): void {
        describe(this.title, () => {
            before(() => {
                for (const scenario of scenarios.filter(({ isWanted }) => isWanted)) void scenario.start();
            });
            for (const step of this.steps) this.registerStep(step);
        });
    }

    private registerStep(step: Step): void {
        const { results, isWanted } = this;
        it(step.title, async function () {
            if (!isWanted) this.skip();
            const result = await results.get(step);
            if (result?.kind === "skipped") this.skip();
            if (result?.kind === "failed") throw result.error;
        });
    }

    /** `DEPLOY_ONLY=mixed` runs the scenarios whose titles match, with those that they wait for. */
    private get isWanted(): boolean {
        const only = process.env["DEPLOY_ONLY"];
        return only === undefined || new RegExp(only).test(this.title);
    }
}

const scenarios: Scenario[] = [];
const SKIPPED: Result = { kind: "skipped" };

async function run({ body }: Step): Promise<Result> {
    try {
        await body();
        return { kind: "passed" };
    } catch (error) {
        return error instanceof NotHere ? SKIPPED : { kind: "failed", error };
    }
}
