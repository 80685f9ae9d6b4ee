using Hogwild.Engines;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>What the asynchronous runs of a scenario happen on.</summary>
[Family("engine", "engines", "what asynchronous runs happen on: a simulation, or real concurrency")]
public abstract record EngineSpec
{
    private const int UsualActivations = 100_000;

    /// <summary>A simulation, in which the scheduler decides.</summary>
    [Kind("simulated", "a simulation, in which the scheduler decides")]
    public sealed record Simulated : EngineSpec;

    /// <summary>
    /// Threads on shared memory. What they do is logged, and a simulation repeats it to the bit: all numbers of the run are those of that.
    /// </summary>
    /// <param name="Workers">Number of workers; null for one a processor.</param>
    /// <param name="Pace">
    /// When a worker acts, by the wall clock; null for as fast as it can, or as the clock of the scheduler says, where it has one.
    /// </param>
    [Kind("threads", "a thread a worker, on shared memory", Implements = typeof(ThreadsEngine))]
    public sealed record Threads(
        [Option("number of workers, parts of equal size in the order of a breadth-first search", Least = 1, Most = 1024,
            Default = "the key 'workers', else one a processor")]
        int? Workers = null,
        [Option("when a worker acts, by the wall clock: free or clock", Default = "clock where the scheduler has one, else free",
            Example = "free")]
        PaceSpec? Pace = null) : EngineSpec
    {
        /// <summary>Whether versions are read whole. Default true.</summary>
        [Option("whether versions are read whole; false for torn reads, as on memory without a lock")]
        public bool Atomic { get; init; } = true;

        /// <summary>How often a worker acts at most. Default 100,000.</summary>
        [Option("how often a worker acts at most", Least = 1)]
        public int Activations { get; init; } = UsualActivations;
    }
}
