using System.Globalization;
using Hogwild.Engines;
using Hogwild.Engines.Orleans;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// One run of a model on a real engine. What comes out of it is its decisions; whatever is measured is measured in the simulation that
/// repeats them, whose states are held to those of the run, hash for hash.
/// </summary>
internal sealed class RealRun
{
    private const int FewestSamples = 200;

    // An end that is seen from near, so that what is measured afterwards is within the tolerance.
    private const double NearEnough = 0.1;
    private const string Until = "until", Sample = "sample", WorkersKey = "workers";
    private readonly EngineRun _run;

    private RealRun(EngineRun run, Scenario scenario)
    {
        _run = run;
        Check = run.Merged.CreateCheck();
        Scenario = AsRepeated(scenario, run.Merged.End + 1, SampleOf(scenario, run.Merged.End));
    }

    /// <summary>The scenario as the run went: its length is that of the run.</summary>
    public Scenario Scenario { get; }

    /// <summary>Looks on as it is repeated.</summary>
    public RepeatCheck Check { get; }

    /// <summary>What the header of its schedule says besides, so that a replay measures the same.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Origin =>
    [
        KeyValuePair.Create("engine", Kind.NameOf(Scenario.Engine)),
        KeyValuePair.Create(Until, Scenario.Run.Until.Ticks.ToString(CultureInfo.InvariantCulture)),
        KeyValuePair.Create(Sample, Scenario.Run.Sample.Ticks.ToString(CultureInfo.InvariantCulture)),
        KeyValuePair.Create(WorkersKey, (Scenario.Workers!.Parts ?? 0).ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>What was counted, and how long it took.</summary>
    public IEnumerable<KeyValuePair<string, double>> Counts =>
    [
        KeyValuePair.Create("wall_time", _run.Wall.TotalSeconds),
        KeyValuePair.Create("activations_per_second", _run.Merged.Activations / _run.Wall.TotalSeconds),
        .. _run.Counts,
    ];

    /// <summary>When workers found the end by themselves, and what that cost; nothing where they did not look for it.</summary>
    /// <param name="trajectory">The run, repeated.</param>
    public IEnumerable<KeyValuePair<string, double>> Termination(Trajectory trajectory)
    {
        if (Scenario.Termination is not { } end)
        {
            return [];
        }

        var roots = new Supervision(_run.Merged.Partition.Quotient, end.Waves).Roots;
        var found = roots.All(root => _run.OverAt[root] is not null) ? roots.Max(root => _run.OverAt[root]) : null;
        var known = _run.OverAt.All(over => over is not null) ? _run.OverAt.Max() : null;
        return TerminationNumbers.Of(found, known, _run.LastWords[0].Wave, trajectory, Scenario.Run.Tolerance);
    }

    /// <summary>Lets a model run on the engine of a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="model">The model.</param>
    /// <param name="replicate">Number of the run.</param>
    /// <param name="host">How processes of workers are started; null where nobody said.</param>
    /// <param name="cancellation">Asks to stop.</param>
    public static RealRun Of(Scenario scenario, Model model, int replicate, WorkerHost? host, CancellationToken cancellation)
    {
        var folder = FolderOf(scenario);
        try
        {
            var task = TaskOf(scenario, model, replicate, folder.FullName);
            return new RealRun(EngineOf(scenario, model, replicate, host, folder.FullName).Run(task, cancellation), WithWorkers(scenario));
        }
        catch (NoClusterException error)
        {
            throw new ScenarioException($"{scenario.PlaceOf("engine.cluster")}: {error.Message}", error);
        }
        finally
        {
            Remove(folder);
        }
    }

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // What is left of a run that failed must not hide why it did.
        }
    }

    /// <summary>A folder of its own, where all processes of the run see it.</summary>
    private static DirectoryInfo FolderOf(Scenario scenario)
    {
        const string Name = "hogwild-";
        return scenario.Engine is not EngineSpec.Orleans { Cluster: { } cluster } ? Directory.CreateTempSubdirectory(Name)
            : Directory.CreateDirectory(Path.Combine(cluster.Folder, $"{Name}{Guid.NewGuid():N}"));
    }

    /// <summary>What an engine runs: the same in every process.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="model">The model.</param>
    /// <param name="replicate">Number of the run.</param>
    /// <param name="folder">Where logs go.</param>
    public static EngineTask TaskOf(Scenario scenario, Model model, int replicate, string folder)
    {
        var engine = (EngineSpec.Real)scenario.Engine;
        var partition = WorkersBuilder.Build(WithWorkers(scenario).Workers!, model.Data.Graph);
        return new EngineTask
        {
            Supervision = scenario.Termination is { } end ? new Supervision(partition.Quotient, end.Waves) : null,
            Quiet = scenario.Termination?.QuietOf(scenario.Run) ?? 0,
            Partition = partition,
            Rule = StartedRule.Of(model, scenario, replicate),
            Draws = new Draws(scenario.Seed).Replicate(replicate),
            Until = scenario.Run.Until,
            MostActivations = engine.Activations,
            Pace = ClockOf(scenario)?.Create(),
            Link = EngineMisfits.HasLink(scenario) ? EngineMisfits.Linked(scenario.Scheduler)!.Link.Create() : null,
            IsAtomic = engine is not EngineSpec.Threads { Atomic: false },
            IsSettled = SettledOf(model, scenario.Run.Tolerance),
            Folder = folder,
        };
    }

    private static IEngine EngineOf(Scenario scenario, Model model, int replicate, WorkerHost? host, string folder)
    {
        if (scenario.Engine is EngineSpec.Threads)
        {
            return new ThreadsEngine();
        }

        if (host is null)
        {
            throw new ScenarioException(
                scenario.PlaceOf("engine"),
                $"expected the engine threads where nothing says how other processes are started, found {Kind.NameOf(scenario.Engine)}");
        }

        var parts = WorkersBuilder.Build(WithWorkers(scenario).Workers!, model.Data.Graph).Count;
        if ((scenario.Engine as EngineSpec.Processes)?.Kills.FirstOrDefault(kill => kill.Worker >= parts) is { } nobody)
        {
            throw new ScenarioException(
                scenario.PlaceOf($"engine.kills.{nobody.Name}.worker"),
                $"expected one of the {parts} workers, from 0, found {nobody.Worker} (model {model.Name})");
        }

        var what = host.Describe(WithWorkers(scenario), model.Name, replicate, folder);
        return scenario.Engine is EngineSpec.Processes processes
            ? new ProcessesEngine(host.Worker, what)
            {
                Checkpoint = processes.Checkpoint,
                Kills = [.. processes.Kills.Select(kill => new Kill(kill.Worker, kill.At, kill.For))],
            }
            : OrleansOf(scenario, (EngineSpec.Orleans)scenario.Engine, host, what);
    }

    private static OrleansEngine OrleansOf(Scenario scenario, EngineSpec.Orleans engine, WorkerHost host, string what) =>
        new(what)
        {
            Command = host.Silo,
            Silos = engine.Silos,
            Checkpoint = engine.Checkpoint,
            Kills = [.. engine.Kills.Select(kill => new Kill(kill.Silo, kill.At, TimeSpan.Zero))],
            Cluster = engine.Cluster is not { } cluster ? null : new ClusterAddress(cluster.Name, cluster.Redis)
            {
                Configuration = cluster.Configuration is { } file ? Path.GetFullPath(Path.Combine(scenario.Folder, file)) : null,
            },
        };

    /// <summary>The scheduler under which the run happens again.</summary>
    public IScheduler CreateScheduler() => _run.Merged.CreateScheduler();

    /// <summary>Holds what has been repeated to what happened.</summary>
    /// <exception cref="InvalidOperationException">A state differs: an error of the engine, or of a rule that is not pure.</exception>
    public void ThrowIfOther(Trajectory trajectory)
    {
        var isWhole = trajectory.DivergedAt is not null || Check.Compared == _run.Merged.Activations;
        if (Check.Difference is { } difference || !isWhole)
        {
            throw new InvalidOperationException(
                $"the run is not repeated: {Check.Difference ?? "some activations did not come"}; "
                    + "a rule must be a function of what it reads");
        }
    }

    /// <summary>The clock of workers; null where they act as fast as they can.</summary>
    public static ClockSpec? ClockOf(Scenario scenario) => (scenario.Engine as EngineSpec.Real)?.Pace switch
    {
        PaceSpec.Free => null,
        PaceSpec.Clock { Of: { } clock } => clock,
        _ => EngineMisfits.Linked(scenario.Scheduler)?.Clock,
    };

    /// <summary>The scenario of a recorded schedule: of a real run it has the length, the samples and the workers of that.</summary>
    /// <param name="scenario">The scenario of the results.</param>
    /// <param name="origin">What the header of the schedule says.</param>
    public static Scenario AsRecorded(Scenario scenario, IReadOnlyDictionary<string, string> origin)
    {
        if (scenario.Engine is EngineSpec.Simulated || Number(Until, 1) is not { } until || Number(Sample, 1) is not { } sample
            || Number(WorkersKey, 0) is not { } parts)
        {
            return scenario;
        }

        scenario = parts == 0 ? scenario
            : scenario with { Workers = (scenario.Workers ?? new WorkersSpec()) with { Parts = (int)Math.Min(parts, int.MaxValue) } };
        return AsRepeated(scenario, until, sample);

        long? Number(string key, long least) =>
            long.TryParse(origin.GetValueOrDefault(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= least ? number : null;
    }

    private static Scenario AsRepeated(Scenario scenario, long until, long sample) => scenario with
    {
        Run = scenario.Run with { Until = TimeSpan.FromTicks(until), Sample = TimeSpan.FromTicks(sample), StopsConverged = false },
    };

    private static long SampleOf(Scenario scenario, long end) =>
        Math.Max(1, Math.Min(scenario.Run.Sample.Ticks, (end + 1) / FewestSamples));

    private static Scenario WithWorkers(Scenario scenario) => scenario.Workers is not null ? scenario : scenario with
    {
        Workers = new WorkersSpec(WorkersBy.Bfs, ((EngineSpec.Real)scenario.Engine).Workers ?? Environment.ProcessorCount),
        Engine = ((EngineSpec.Real)scenario.Engine) with { Workers = null },
    };

    /// <summary>Whether a node is at the answer; null where there is none, or where items are groups of nodes.</summary>
    private static Func<int, ReadOnlySpan<double>, bool>? SettledOf(Model model, double tolerance)
    {
        if (!model.Reference.IsFixedPoint)
        {
            return null;
        }

        // It has scratch space, and is asked by several threads.
        var distance = new ThreadLocal<ReferenceDistance>(() => new ReferenceDistance(model));
        return (node, state) => distance.Value!.Of(node, state) <= NearEnough * tolerance;
    }
}
