using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>How long a run takes, how often it is repeated, and what is looked at.</summary>
[Kind("run", "how long, how often, what is looked at")]
public sealed record RunSpec : IChecked
{
    internal const double UsualTolerance = 1e-6;

    private const long MostSamples = 1_000_000;
    private readonly TimeSpan? _sample;

    /// <summary>The virtual time at which a run ends.</summary>
    [Option("virtual time at which a run ends", Least = 1)]
    public required TimeSpan Until { get; init; }

    /// <summary>True where a run ends as soon as it has converged, or finished, and <see cref="Until"/> is a cap.</summary>
    [Option(
        "until: only then; converged: as soon as it has converged, or a layered rule has finished",
        Name = "stop",
        Words = "until|converged")]
    public bool StopsConverged { get; init; }

    /// <summary>Number of independent schedules. Default 1.</summary>
    [Option("number of independent schedules", Least = 1, Most = 1_000_000)]
    public int Replicates { get; init; } = 1;

    /// <summary>Virtual time between two looks of the observer. Default a two-hundredth of <see cref="Until"/>.</summary>
    [Option("virtual time between two looks of the observer", Default = "until / 200", Least = 1)]
    public TimeSpan Sample
    {
        get => _sample ?? TimeSpan.FromTicks(Math.Max(1, Until.Ticks / 200));
        init => _sample = value;
    }

    /// <summary>The distance within which a run counts as converged. Default 10⁻⁶.</summary>
    [Option("distance within which a run counts as converged", Above = 0, Below = 1)]
    public double Tolerance { get; init; } = UsualTolerance;

    /// <summary>What is measured at every sample, in the order of the table; empty for what is <see cref="Measured"/> anyway.</summary>
    [Option(
        "what metrics.csv has of every sample",
        Default = "distance, updates-per-node, messages, loss where there is one, and accuracy, f1 or rmse of data that are not made up",
        Example = "[distance, deviation]")]
    public IReadOnlyList<MetricSpec> Metrics { get; init; } = [];

    /// <summary>
    /// <see cref="Metrics"/>, or where that is empty distance, updates and messages, and the loss where there is one. What the metric of
    /// the task is, is known when the data are read.
    /// </summary>
    public IReadOnlyList<MetricSpec> Measured => Metrics.Count > 0 ? Metrics
        : [new MetricSpec.Distance(), new MetricSpec.UpdatesPerNode(), new MetricSpec.Messages(), new MetricSpec.Loss()];

    /// <summary>True where every schedule is written to a file.</summary>
    [Option("whether every schedule is written to a file")]
    public bool Record { get; init; }

    /// <summary>Which states of nodes are written to files, one a run. Default none.</summary>
    [Option(
        "which states of nodes are written to states/<model>-<regime>-<replicate>.npz (of a sweep in cells/<number>/): false, "
            + "those at the end, or those at every sample",
        Words = "false|end|samples")]
    public StateRecording States { get; init; }

    /// <summary>What the space–time diagram shows; null where there is none.</summary>
    [Option("whether figures/timeline shows messages and activations of the first schedule: true, or which part of it", Null = "false")]
    public TimelineSpec? Timeline { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if (Until.Ticks / Sample.Ticks > MostSamples)
        {
            yield return new Misfit(
                _sample is null ? "until" : "sample", $"at most 1,000,000 samples until 'run.until' ({DurationText.Write(Until)})");
        }
        else if (Sample > Until)
        {
            yield return new Misfit("sample", $"a duration of at most 'run.until' ({DurationText.Write(Until)})");
        }

        foreach (var (index, metric) in Metrics.Index())
        {
            if (Metrics.Take(index).Any(other => other.Column == metric.Column))
            {
                yield return new Misfit($"metrics.{index}", "each metric once");
            }
        }

        if (Timeline?.From >= Until)
        {
            yield return new Misfit("timeline.from", $"a time before 'run.until' ({DurationText.Write(Until)})");
        }
        else if (Timeline is { To: { } to } window && (to <= (window.From ?? TimeSpan.Zero) || to > Until))
        {
            var from = DurationText.Write(window.From ?? TimeSpan.Zero);
            yield return new Misfit("timeline.to", $"a time after 'from' ({from}) and at most 'run.until' ({DurationText.Write(Until)})");
        }
    }
}
