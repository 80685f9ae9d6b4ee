namespace Hogwild.Scenarios.Tests;

/// <summary>The scheduler of a good scenario, replaced by wrong ones.</summary>
public static class WrongSchedulers
{
    private const string Kinds =
        "bounded, greedy-adversary, look-ahead-adversary, maximal-staleness, partially-asynchronous, physical, poisson, "
            + "random-interleaving, random-sweep, replay, residual-greedy, round-robin, starvation, stragglers, synchronous, "
            + "totally-asynchronous";

    /// <summary>A line of the good scenario, what stands there instead, and the message without the folder.</summary>
    public static TheoryData<int, string, string> All => new()
    {
        {
            7,
            "scheduler: phisical",
            "s.yaml:7:12: expected one of the kinds " + Kinds + " for 'scheduler', found 'phisical'; did you mean 'physical'?"
        },
        {
            7,
            "scheduler: async",
            "s.yaml:7:12: expected one of the kinds " + Kinds + " for 'scheduler', found 'async'"
        },
        { 7, "scheduler: physical", "s.yaml:7:12: expected the key 'clock' in 'scheduler' of kind physical, found 'physical'" },
        {
            7,
            "scheduler: { kind: round-robin, clock: poisson }",
            "s.yaml:7:33: expected one of the keys kind, atomic, own, initial in 'scheduler' of kind round-robin, found 'clock'"
        },
        {
            7,
            "scheduler: { kind: physical, clock: { kind: poison, period: 1ms } }",
            "s.yaml:7:45: expected one of the kinds measured, periodic, poisson, renewal for 'scheduler.clock.kind', found 'poison'; "
                + "did you mean 'poisson'?"
        },
        {
            7,
            "scheduler: { kind: physical, clock: { kind: poisson, periode: 1ms } }",
            "s.yaml:7:54: expected one of the keys kind, period, phase, spread, drift in 'scheduler.clock' of kind poisson, found "
                + "'periode'; did you mean 'period'?"
        },
        {
            7,
            "scheduler: { kind: physical, clock: { kind: periodic, period: 1ms, phase: randm } }",
            "s.yaml:7:75: expected random, stagger or a duration for 'scheduler.clock.phase', found 'randm'; did you mean 'random'?"
        },
        {
            7,
            "scheduler: { kind: physical, clock: { kind: poisson, period: 1ms }, link: { loss: 105% } }",
            "s.yaml:7:83: expected a share from 0 to 1, such as 0.05 or 5%, for 'scheduler.link.loss', found '105%'"
        },
        {
            7,
            "scheduler: { kind: physical, clock: { kind: poisson, period: 1ms }, link: { loss: some } }",
            "s.yaml:7:83: expected a share from 0 to 1, such as 0.05 or 5%, for 'scheduler.link.loss', found 'some'"
        },
        {
            7,
            "scheduler: { kind: physical, clock: { kind: poisson, period: 1ms }, link: { delay: { kind: quantiles, values: [2, 3, 1], "
                + "unit: 1ms } } }",
            "s.yaml:7:111: expected numbers that do not fall, and 1 comes after 3, for 'scheduler.link.delay.values', found a list of 3"
        },
        {
            7,
            "scheduler: { kind: physical, clock: { kind: poisson, period: 1ms }, link: { delay: { kind: exp, mean: 1ms } } }",
            "s.yaml:7:92: expected one of the kinds constant, exponential, log-normal, math-net, measured, pareto, quantiles, shifted, "
                + "truncated, uniform for 'scheduler.link.delay.kind', found 'exp'; did you mean 'exponential'?"
        },
        {
            7,
            "scheduler: { kind: physical, clock: { kind: poisson, period: 1ms }, "
                + "link: { delay: { kind: exponential, mean: 1ms, min: 2ms } } }",
            "s.yaml:7:111: expected a duration above 'min' (2ms) for 'scheduler.link.delay.mean', found '1ms'"
        },
        {
            7,
            "scheduler: { kind: physical, clock: { kind: poisson, period: 1ms }, link: { delay: { kind: uniform, min: 2ms, max: 1ms } } }",
            "s.yaml:7:116: expected a duration of at least 'min' (2ms) for 'scheduler.link.delay.max', found '1ms'"
        },
        {
            7,
            "scheduler: { kind: physical, clock: { kind: poisson, period: 1ms }, link: { delay: { kind: pareto, min: 0, shape: 1 } } }",
            "s.yaml:7:105: expected a duration above 0, at most a century, for 'scheduler.link.delay.min', found '0'"
        },
        {
            7,
            "scheduler: { kind: physical, clock: { kind: poisson, period: 1ms }, "
                + "link: { delay: { kind: log-normal, median: 1ms, sigma: -1 } } }",
            "s.yaml:7:124: expected a number of at least 0 for 'scheduler.link.delay.sigma', found '-1'"
        },
        {
            7,
            "scheduler: { kind: partially-asynchronous }",
            "s.yaml:7:12: expected the key 'bound' in 'scheduler' of kind partially-asynchronous, found a mapping with 'kind'"
        },
        {
            7,
            "scheduler: { kind: partially-asynchronous, bound: 20 }",
            "s.yaml:7:51: expected a mapping with steps, time for 'scheduler.bound', found '20'"
        },
        {
            7,
            "scheduler: { kind: partially-asynchronous, bound: {} }",
            "s.yaml:7:51: expected exactly one of the keys steps, time in 'scheduler.bound', found an empty mapping"
        },
        {
            7,
            "scheduler: { kind: partially-asynchronous, bound: { steps: 2, time: 1ms } }",
            "s.yaml:7:51: expected exactly one of the keys steps, time in 'scheduler.bound', found a mapping with 'steps', 'time'"
        },
        {
            7,
            "scheduler: { kind: partially-asynchronous, bound: { steps: 0 } }",
            "s.yaml:7:60: expected a whole number of at least 1 for 'scheduler.bound.steps', found '0'"
        },
        {
            7,
            "scheduler: { kind: partially-asynchronous, bound: { time: 1us } }",
            "s.yaml:7:59: expected a duration of at least 1ms, at most a century, for 'scheduler.bound.time', found '1us'"
        },
        {
            7,
            "scheduler: { kind: partially-asynchronous, bound: { time: 2.5ms } }",
            "s.yaml:7:59: expected a multiple of the step of 1ms, the nearest being 2ms or 3ms, for 'scheduler.bound.time', found '2.5ms'"
        },
        {
            7,
            "scheduler: { kind: bounded, bound: { time: 1500us }, policy: report, of: { kind: maximal-staleness, bound: { steps: 3 } } }",
            "s.yaml:7:44: expected a multiple of the step of 1ms, the nearest being 1ms or 2ms, for 'scheduler.bound.time', found '1500us'"
        },
        {
            7,
            "scheduler: { kind: poisson, period: 900us, gaps: geometric }",
            "s.yaml:7:37: expected at least the step of 1ms (geometric gaps are whole steps) for 'scheduler.period', found '900us'"
        },
        {
            7,
            "scheduler: { kind: partially-asynchronous, bound: { steps: 2 }, activity: 0 }",
            "s.yaml:7:75: expected a share above 0 for 'scheduler.activity', found '0'"
        },
        {
            7,
            "scheduler: { kind: replay, file: x.jsonl }",
            "s.yaml:7:34: expected a file that exists (relative to the scenario) for 'scheduler.file', found 'x.jsonl'"
        },
        {
            7,
            "scheduler: { kind: round-robin, atomic: false }",
            "s.yaml:7:41: expected true (round-robin reads only what is newest) for 'scheduler.atomic', found 'false'"
        },
        {
            7,
            "scheduler: { kind: synchronous, atomic: maybe }",
            "s.yaml:7:41: expected true or false for 'scheduler.atomic', found 'maybe'"
        },
        {
            7,
            "scheduler: { kind: replay, file: w.safetensors, atomic: false }",
            "s.yaml:7:57: expected true (a schedule says what is read) for 'scheduler.atomic', found 'false'"
        },
        {
            7,
            "scheduler: { kind: synchronous, own: stale }",
            "s.yaml:7:38: expected fresh (in synchronous rounds nodes go on from the round before) for 'scheduler.own', found 'stale'"
        },
        {
            7,
            "scheduler: { kind: physical, clock: { kind: poisson, period: 1ms }, own: stale }",
            "s.yaml:7:74: expected fresh (physical has no bound; write it beside the kind bounded) for 'scheduler.own', found 'stale'"
        },
        {
            7,
            "scheduler: { kind: replay, file: w.safetensors, own: stale }",
            "s.yaml:7:54: expected fresh (a schedule says what is read) for 'scheduler.own', found 'stale'"
        },
        {
            7,
            "scheduler: { kind: maximal-staleness, bound: { steps: 2 }, own: stael }",
            "s.yaml:7:65: expected fresh or stale for 'scheduler.own', found 'stael'; did you mean 'stale'?"
        },
        {
            7,
            "scheduler: { kind: partially-asynchronous, bound: { steps: 2 }, initial: unknown }",
            "s.yaml:7:74: expected known (under partially-asynchronous messages take no time) for 'scheduler.initial', found 'unknown'"
        },
        {
            7,
            "scheduler: { kind: replay, file: w.safetensors, initial: unknown }",
            "s.yaml:7:58: expected known (a schedule says what is read) for 'scheduler.initial', found 'unknown'"
        },
        {
            7,
            "scheduler: { kind: physical, clock: { kind: poisson, period: 1ms }, link: { loss: 1 }, initial: unknown }",
            "s.yaml:7:97: expected known (every message is lost, so that no node would ever act) for 'scheduler.initial', found 'unknown'"
        },
        {
            7,
            "scheduler: { kind: physical, clock: { kind: poisson, period: 1ms }, initial: unknwon }",
            "s.yaml:7:78: expected known or unknown for 'scheduler.initial', found 'unknwon'; did you mean 'unknown'?"
        },
        {
            7,
            "scheduler: { kind: bounded, policy: wiat, bound: { steps: 2 }, of: stragglers }",
            "s.yaml:7:37: expected retransmit, report or wait for 'scheduler.policy', found 'wiat'; did you mean 'wait'?"
        },
        {
            7,
            "scheduler: { kind: bounded, policy: wait, bound: { steps: 2 }, of: stragglers }",
            "s.yaml:7:37: expected retransmit or report (under stragglers messages take no time, so there is nothing to wait "
                + "for) for 'scheduler.policy', found 'wait'"
        },
        {
            7,
            "scheduler: { kind: bounded, policy: wait, bound: { steps: 2 }, of: { kind: replay, file: w.safetensors } }",
            "s.yaml:7:37: expected retransmit or report (a schedule cannot wait) for 'scheduler.policy', found 'wait'"
        },
        {
            7,
            "scheduler: { kind: bounded, policy: wait, bound: { steps: 2 }, of: { kind: physical, clock: { kind: poisson, "
                + "period: 1ms }, link: { loss: 100% } } }",
            "s.yaml:7:139: expected a share below 1 (no message would ever end a wait) for 'scheduler.of.link.loss', found '100%'"
        },
        {
            7,
            "scheduler: { kind: bounded, bound: { time: 19ms }, of: { kind: physical, clock: { kind: periodic, period: 20ms } } }",
            "s.yaml:7:44: expected at least the clock's period of 20ms (retransmit would act in its place) for "
                + "'scheduler.bound.time', found '19ms'"
        },
        {
            7,
            "scheduler: { kind: bounded, bound: { steps: 19 }, of: { kind: physical, clock: { kind: periodic, period: 20ms } } }",
            "s.yaml:7:45: expected at least the clock's period of 20ms (retransmit would act in its place) for "
                + "'scheduler.bound.steps', found '19'"
        },
        {
            7,
            "scheduler: { kind: bounded, bound: { time: 25ms }, of: { kind: physical, clock: { kind: periodic, period: 20ms }, "
                + "link: { delay: { kind: constant, value: 45ms } } } }",
            "s.yaml:7:44: expected more than 25ms, the shortest delay less the period, (every message would arrive too old) for "
                + "'scheduler.bound.time', found '25ms'"
        },
        {
            7,
            "scheduler: { kind: bounded, bound: { time: 5ms }, of: { kind: physical, clock: { kind: poisson, period: 1ms }, "
                + "link: { delay: { kind: pareto, min: 10ms, shape: 1 } } } }",
            "s.yaml:7:44: expected more than 5ms, half the shortest delay, (every message would arrive too old) for "
                + "'scheduler.bound.time', found '5ms'"
        },
    };
}
