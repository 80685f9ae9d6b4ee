using Hogwild.Engines;
using Hogwild.Engines.Orleans;
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
    /// Something on which workers really act at the same time. What they do is logged, and a simulation repeats it to the bit: all numbers
    /// of the run are those of that.
    /// </summary>
    public abstract record Real : EngineSpec
    {
        /// <summary>Number of workers; null, the default, for those of the scenario, or one a processor.</summary>
        [Option("number of workers, parts of equal size in the order of a breadth-first search", Least = 1, Most = 1024,
            Default = "those of the key 'workers', else one a processor")]
        public int? Workers { get; init; }

        /// <summary>
        /// When a worker acts, by the wall clock; null, the default, for as the clock of the scheduler says, where it has one, else as fast
        /// as it can.
        /// </summary>
        [Option("when a worker acts, by the wall clock: free or clock", Default = "clock where the scheduler has one, else free",
            Example = "free")]
        public PaceSpec? Pace { get; init; }

        /// <summary>How often a worker acts at most. Default 100,000.</summary>
        [Option("how often a worker acts at most", Least = 1)]
        public int Activations { get; init; } = UsualActivations;
    }

    /// <summary>Threads on shared memory.</summary>
    [Kind("threads", "a thread a worker, on shared memory", Implements = typeof(ThreadsEngine))]
    public sealed record Threads : Real
    {
        /// <summary>Whether versions are read whole. Default true.</summary>
        [Option("whether versions are read whole; false for torn reads, as on memory without a lock")]
        public bool Atomic { get; init; } = true;
    }

    /// <summary>Processes that send each other versions.</summary>
    [Kind("processes", "a process a worker, on one machine, over sockets", Implements = typeof(ProcessesEngine))]
    public sealed record Processes : Real
    {
        /// <summary>Time between two checkpoints of a worker; null, the default, for none.</summary>
        [Option("time between two checkpoints of a worker, from which it goes on where it was killed", Default = "none: it begins anew",
            Least = 1)]
        public TimeSpan? Checkpoint { get; init; }

        /// <summary>Workers that are killed. Default none.</summary>
        [Option("workers that are killed (SIGKILL) and started again, by names", Default = "none",
            Example = "{ first: { worker: 1, at: 300ms, for: 100ms } }")]
        public IReadOnlyList<KillSpec> Kills { get; init; } = [];
    }

    /// <summary>Grains of Microsoft Orleans.</summary>
    [Kind("orleans", "a grain of Microsoft Orleans a worker, on silos of this machine or of a cluster", Implements = typeof(OrleansEngine))]
    public sealed record Orleans : Real
    {
        /// <summary>How many silos are started. Default 0.</summary>
        [Option("how many silos are started, each a process; 0 for all workers in the process of the run", Least = 0, Most = 64)]
        public int Silos { get; init; }

        /// <summary>Time between two checkpoints of a worker; null, the default, for none.</summary>
        [Option("time between two checkpoints of a worker, from which it goes on where its silo has died", Default = "none: it begins anew",
            Least = 1)]
        public TimeSpan? Checkpoint { get; init; }

        /// <summary>Silos that are killed. Default none.</summary>
        [Option("silos that are killed (SIGKILL), by names; Orleans makes their workers anew on others", Default = "none",
            Example = "{ first: { silo: 1, at: 1s } }")]
        public IReadOnlyList<SiloKillSpec> Kills { get; init; } = [];

        /// <summary>A cluster that is there; null, the default, for one of this machine alone.</summary>
        [Option("a cluster that is there, of silos started by hogwild silo", Default = "none: silos of this machine alone")]
        public ClusterSpec? Cluster { get; init; }
    }
}
