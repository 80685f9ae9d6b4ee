using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Which data sets and folds every model goes through.</summary>
[Kind("sweep", "every model on every data set, fold and seed, for tables")]
public sealed record SweepSpec : IChecked
{
    /// <summary>The data sets by name: the columns of the tables.</summary>
    [Option("the data sets by name: the columns")]
    public required IReadOnlyList<KeyValuePair<string, DatasetSpec>> Datasets { get; init; }

    /// <summary>
    /// Number of folds of the split; 0 where models are judged on the graphs that they are trained on, or of data that say so on the items
    /// of the test. Default 0.
    /// </summary>
    [Option(
        "number of folds of the split; 0 to judge models on the graphs that they were trained on, or on the items of the test of such data",
        Least = 0)]
    public int Split { get; init; }

    /// <summary>The seed of the shuffle before the split. Default 1.</summary>
    [Option("seed of the shuffle before the split", Only = "split")]
    public ulong Shuffle { get; init; } = 1;

    /// <summary>What some means leave out; null where none does.</summary>
    [Option("means also without the folds whose test graphs include one of at most so many nodes: { nodes: 1 }", Default = "none")]
    public WithoutSpec? Without { get; init; }

    /// <summary>How many random orders a layered rule is run in. Default 10.</summary>
    [Option("random orders in which a layered rule is run", Least = 0, Most = 100_000)]
    public int Orders { get; init; } = 10;

    /// <summary>
    /// True where models are trained without the validation graphs, or items, and judged by those, and those of the test are never looked
    /// at. Default false.
    /// </summary>
    [Option(
        "true to train without the validation graphs, or items, and judge by those; those of the test stay unseen", Name = "validation")]
    public bool Validates { get; init; }

    /// <summary>
    /// True where models are trained; false where they come from files, fold 0 and seed 0 alone unless their names say otherwise. Default
    /// true.
    /// </summary>
    [Option("false to take every model's weights from its files", Name = "train")]
    public bool Trains { get; init; } = true;

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if (Datasets.Count == 0)
        {
            return [new Misfit("datasets", "at least one data set by its name")];
        }

        var smallest = Datasets.MinBy(item => item.Value.GraphCount);
        return
        [
            .. Datasets.Where(item => !Kebab.Is(item.Key))
                .Select(item => new Misfit($"datasets.{item.Key}", Kebab.Expected) { IsOfKey = true }),
            .. Datasets.Where(item => item.Value is DatasetSpec.OneGraph)
                .Select(item => new Misfit("datasets", $"data sets of other kinds than 'graph' (see '{item.Key}'),")),
            .. Datasets.Where(item => item.Value.Fold is not null).Select(item => new Misfit(
                "datasets", $"data sets without a 'fold', which 'sweep.split' gives them (see '{item.Key}'),")),
            .. Datasets.All(item => item.Value is not DatasetSpec.OneGraph) && (Split == 1 || Split > smallest.Value.GraphCount)
                ? [new Misfit("split", smallest.Value.GraphCount == int.MaxValue ? "0, or at least 2 folds"
                    : $"0, or 2 to {smallest.Value.GraphCount} folds (the graphs of '{smallest.Key}')")]
                : Array.Empty<Misfit>(),
            .. Validates && (Split is 1 or 2 || (Split == 0 && Datasets.Any(item => item.Value.IsMadeUp)))
                ? [new Misfit("validation", "false, or a 'sweep.split' of at least 3")] : Array.Empty<Misfit>(),
        ];
    }
}
