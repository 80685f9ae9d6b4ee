using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>Which data sets, folds and seeds every model goes through, and what the tables are compared with.</summary>
[Kind("table", "every model on every data set, fold and seed, and then asynchronously")]
public sealed record TableSpec : IChecked
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

    /// <summary>How many of the folds are run; null for all.</summary>
    [Option("how many of the folds are run", Name = "folds", Default = "all of the split", Least = 0)]
    public int? FoldCount { get; init; }

    /// <summary>How many initial weights are trained from on every fold. Default 1.</summary>
    [Option("how many initial weights are trained from", Least = 1, Most = 1000)]
    public int Seeds { get; init; } = 1;

    /// <summary>How many schedules the asynchronous half has; 0 for none. Default 1.</summary>
    [Option("how many schedules the asynchronous half has; 0 for none", Least = 0, Most = 100_000)]
    public int Schedules { get; init; } = 1;

    /// <summary>Schedulers of the asynchronous half besides that of the scenario.</summary>
    [Option(
        "a list of further schedulers for the asynchronous half", Default = "that of the scenario alone",
        What = "a list of schedulers, not empty,")]
    public IReadOnlyList<SchedulerSpec> Schedulers { get; init; } = [];

    /// <summary>How many of the folds, from the first one on, the asynchronous half has. Default 1.</summary>
    [Option("how many of the folds are run asynchronously", Least = 1)]
    public int AsynchronousFolds { get; init; } = 1;

    /// <summary>How many of the seeds, from the first one on, the asynchronous half has. Default 1.</summary>
    [Option("how many of the seeds are run asynchronously", Least = 1, Most = 1000)]
    public int AsynchronousSeeds { get; init; } = 1;

    /// <summary>
    /// A file of results of trained cells, as a run of these tables leaves them in <c>kept.jsonl</c>: what was computed from the same
    /// settings, data and schedule by the same version of the trainers is not computed again. Null for none.
    /// </summary>
    [Option("results that are not computed again: a file kept.jsonl that a run of these tables has left", Default = "none")]
    public InputFile? Kept { get; init; }

    /// <summary>How many random orders a layered rule is run in. Default 10.</summary>
    [Option("random orders in which a layered rule is run", Least = 0, Most = 100_000)]
    public int Orders { get; init; } = 10;

    /// <summary>What some means leave out; null where none does.</summary>
    [Option("means also without the folds whose test graphs include one of at most so many nodes: { nodes: 1 }", Default = "none")]
    public WithoutSpec? Without { get; init; }

    /// <summary>
    /// True where models are trained without the validation graphs, or items, and judged by those, and those of the test are never looked
    /// at. Default false.
    /// </summary>
    [Option(
        "true to train without the validation graphs, or items, and judge by those; those of the test stay unseen", Name = "validation")]
    public bool Validates { get; init; }

    /// <summary>
    /// Which epoch's weights are judged: those of the last one, or of the one that was best on the validation graphs, which are then not
    /// trained on, or on the test graphs. The last is the usual optimistic figure, and nothing is called a verdict there. Default the last.
    /// </summary>
    [Option(
        "which epoch's weights are judged: the last one's; 'validation', those best on validation graphs, or items, which are not trained "
            + "on; 'test', those best on the very graphs that judge, an optimistic figure without verdicts")]
    public ChosenEpoch Choose { get; init; }

    /// <summary>
    /// True where models are trained; false where they come from files, fold 0 and seed 0 alone unless their names say otherwise. Default
    /// true.
    /// </summary>
    [Option("false to take every model's weights from its files", Name = "train")]
    public bool Trains { get; init; } = true;

    /// <summary>Published numbers; null for none.</summary>
    [Option("published numbers that the tables are compared with", Default = "none")]
    public ReferenceTable? Reference { get; init; }

    /// <summary>What is aimed at, by model and data set.</summary>
    [Option("what is aimed at, by model and data set, in per cent", Default = "nothing")]
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<KeyValuePair<string, TargetSpec>>>> Targets { get; init; } = [];

    /// <summary>How many of the folds are run; 1 without a split.</summary>
    public int Folds => Split == 0 ? 1 : FoldCount ?? Split;

    /// <summary>What is aimed at in one cell; null for nothing.</summary>
    public TargetSpec? TargetOf(string model, string dataset) => Targets.Where(item => item.Key == model)
        .SelectMany(item => item.Value).Where(item => item.Key == dataset).Select(item => item.Value).FirstOrDefault();

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step) => TableMisfits.Of(this);
}
