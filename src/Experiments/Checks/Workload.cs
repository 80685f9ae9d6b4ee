using System.Globalization;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>About how much runs will do, said before they begin: a slip of units (ns for ms) looks like a program that hangs.</summary>
/// <param name="Runs">Number of runs.</param>
/// <param name="Activations">Activations of all of them, at most, where they run to their end.</param>
/// <param name="Faults">Faults of all of them.</param>
internal readonly record struct Workload(double Runs, double Activations, double Faults)
{
    // From here on an estimate is worth a line. A core does about a million activations of a small rule in a second.
    private const double Worth = 1e7;
    private const double PerSecond = 1e6;
    private const double FaultsPerSecond = 1e5;
    private const double BytesPerFault = 32;

    /// <summary>The estimate in one line; null where it is soon done.</summary>
    public string? Notice => Activations < Worth && Faults < Worth ? null : $"planned: {Text}";

    /// <summary>The estimate in words.</summary>
    public string Text => $"{Count(Runs)} runs with up to {Count(Activations)} activations and {Count(Faults)} faults in all, "
        + $"{Time((Activations / PerSecond) + (Faults / FaultsPerSecond))} of computing at a million activations a second";

    /// <summary>Two together.</summary>
    public static Workload operator +(Workload one, Workload other) =>
        new(one.Runs + other.Runs, one.Activations + other.Activations, one.Faults + other.Faults);

    /// <summary>That of models under schedulers.</summary>
    /// <param name="scenario">Says how long a run is.</param>
    /// <param name="schedulers">Who decides.</param>
    /// <param name="models">The models.</param>
    /// <param name="runs">Runs of a model under a scheduler.</param>
    /// <exception cref="ScenarioException">A run cannot be done: more activations than can be counted, more faults than fit.</exception>
    public static Workload Of(Scenario scenario, IReadOnlyList<SchedulerSpec> schedulers, IReadOnlyList<Model> models, int runs) =>
        Of(scenario, schedulers, models.Select(model => model.Data.Graph), runs);

    /// <summary>That of a model on every graph.</summary>
    /// <param name="scenario">Says how long a run is.</param>
    /// <param name="schedulers">Who decides.</param>
    /// <param name="graphs">The graphs.</param>
    /// <param name="runs">Runs on a graph under a scheduler.</param>
    /// <exception cref="ScenarioException">As above.</exception>
    public static Workload Of(Scenario scenario, IReadOnlyList<SchedulerSpec> schedulers, IEnumerable<Graph> graphs, int runs)
    {
        var sum = default(Workload);
        foreach (var (graph, scheduler) in graphs.SelectMany(_ => schedulers, (graph, scheduler) => (graph, scheduler)))
        {
            var until = scenario.Run.Until;
            var (activations, faults) = UpTo(scenario, scheduler, graph);
            if (activations > (double)Network.MostCounted * graph.NodeCount && !scenario.Run.StopsConverged)
            {
                throw new ScenarioException(
                    scenario.PlaceOf("run.until"),
                    $"expected at most {Count(Network.MostCounted)} activations of a node until 'run.until' ({DurationText.Write(until)}), "
                        + $"found about {Count(activations / graph.NodeCount)} under the scheduler {scheduler.KindName}");
            }

            if (faults * BytesPerFault > MemoryCheck.Available)
            {
                throw new ScenarioException(
                    scenario.PlaceOf("scheduler.faults"),
                    $"expected faults that fit into {MemoryCheck.Available / 1e9:0.#} GB of memory, found about {Count(faults)} in a run");
            }

            sum += new Workload(runs, runs * activations, runs * faults);
        }

        return sum;
    }

    /// <summary>
    /// Activations and faults of a run; of nodes that work together, and may take two exchanges, as if workers were of one size.
    /// </summary>
    private static (double Activations, double Faults) UpTo(Scenario scenario, SchedulerSpec scheduler, Graph graph)
    {
        var decided = WorkersBuilder.GraphFor(scenario.Workers, graph);
        var each = scenario.Workers is null ? 1 : 2.0 * graph.NodeCount / Math.Max(1, decided.NodeCount);
        var until = scenario.Run.Until;
        return (each * scheduler.ActivationsUntil(decided, scenario.Step, until), scheduler.FaultsUntil(decided, until));
    }

    private static string Count(double number) => number < 1e6
        ? Math.Round(number).ToString("#,0", CultureInfo.InvariantCulture)
        : number.ToString("0.#e+0", CultureInfo.InvariantCulture).Replace("e+", "e", StringComparison.Ordinal);

    private static string Time(double seconds) => seconds switch
    {
        < 0.5 => "less than 1 s",
        < 100 => string.Create(CultureInfo.InvariantCulture, $"about {seconds:0} s"),
        < 6000 => string.Create(CultureInfo.InvariantCulture, $"about {seconds / 60:0} min"),
        < 200_000 => string.Create(CultureInfo.InvariantCulture, $"about {seconds / 3600:0} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"about {seconds / 86_400:#,0} days"),
    };
}
