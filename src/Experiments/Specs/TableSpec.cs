using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Which data sets, folds and seeds every model goes through, and what the tables are compared with.</summary>
[Kind("tables", "a sweep, and the keys beside it")]
public sealed record TableSpec : IChecked
{
    /// <summary>The data sets and their folds.</summary>
    [Option("every model on every data set, fold and seed, for tables")]
    public required SweepSpec Sweep { get; init; }

    /// <summary>How many of the folds are run; null for all.</summary>
    [Option("how many folds of a sweep are run", Name = "folds", Default = "all of sweep.split", Least = 0)]
    public int? FoldCount { get; init; }

    /// <summary>How many initial weights are trained from on every fold. Default 1.</summary>
    [Option("how many initial weights a sweep trains from", Least = 1, Most = 1000)]
    public int Seeds { get; init; } = 1;

    /// <summary>How many schedules the asynchronous half has; 0 for none. Default 1.</summary>
    [Option("how many schedules the asynchronous half of a sweep has; 0 for none", Least = 0, Most = 100_000)]
    public int Schedules { get; init; } = 1;

    /// <summary>Published numbers; null for none.</summary>
    [Option("published numbers that the tables of a sweep are compared with", Default = "none")]
    public ReferenceTable? Reference { get; init; }

    /// <summary>What is aimed at, by model and data set.</summary>
    [Option("what is aimed at in a sweep, by model and data set, in per cent", Default = "nothing")]
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<KeyValuePair<string, TargetSpec>>>> Targets { get; init; } = [];

    /// <summary>The data sets by name.</summary>
    public IReadOnlyList<KeyValuePair<string, DatasetSpec>> Datasets => Sweep.Datasets;

    /// <summary>How many of the folds are run; 1 without a split.</summary>
    public int Folds => Sweep.Split == 0 ? 1 : FoldCount ?? Sweep.Split;

    /// <summary>What is aimed at in one cell; null for nothing.</summary>
    public TargetSpec? TargetOf(string model, string dataset) => Targets.Where(item => item.Key == model)
        .SelectMany(item => item.Value).Where(item => item.Key == dataset).Select(item => item.Value).FirstOrDefault();

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        List<string> columns = [.. Datasets.Select(item => item.Key)];
        return columns.Count == 0 ? [] :
        [
            .. Sweep.Split == 0 && FoldCount > 0
                ? [new Misfit("folds", $"the key only with a split, such as 'sweep.split: {Math.Max(2, FoldCount.Value)}',")]
                : Array.Empty<Misfit>(),
            .. Sweep.Split > 0 && (FoldCount == 0 || FoldCount > Sweep.Split)
                ? [new Misfit("folds", $"a whole number from 1 to {Sweep.Split}")] : Array.Empty<Misfit>(),
            .. Reference?.Misfits(columns) ?? [],
            .. Targets.SelectMany(model => model.Value.Where(item => !columns.Contains(item.Key))
                .Select(item => Misfit.OfName($"targets.{model.Key}.{item.Key}", "data sets", columns))),
            .. Targets.SelectMany(model => model.Value.Where(item => item.Value.Without && Sweep.Without is null).Select(item => new Misfit(
                $"targets.{model.Key}.{item.Key}.without", "false where 'sweep.without' leaves nothing out"))),
        ];
    }
}
