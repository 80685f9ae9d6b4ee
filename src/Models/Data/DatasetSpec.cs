using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Where the graphs come from, as a scenario describes it.</summary>
[Family("dataset", "datasets", "the data sets")]
public abstract partial record DatasetSpec : IChecked
{
    /// <summary>What <see cref="GraphCount"/> is where files alone say it.</summary>
    private protected const int CountUnknown = int.MaxValue;

    private protected const int MostGraphs = 100_000;

    /// <summary>
    /// Number of graphs, before a fold is taken; <see cref="int.MaxValue"/> where that is not known before files are read.
    /// </summary>
    public abstract int GraphCount { get; }

    /// <summary>How large it will be; nothing where that is not known before it is made.</summary>
    public virtual DataSize Size => default;

    /// <summary>Whether nodes have classes to be told; false for targets.</summary>
    public virtual bool IsClassification => false;

    /// <summary>Whether anything is to be learnt from it. Default true.</summary>
    public virtual bool HasAnswers => true;

    /// <summary>Whether items have several labels to be told, each of which they have or not. Default false.</summary>
    public virtual bool IsMultiLabel => false;

    /// <summary>What labels and targets are about; null where that is not known before files are read. Default nodes.</summary>
    public virtual ItemKind? Items => ItemKind.Node;

    /// <summary>
    /// Whether it is made up by a rule, so that an accuracy or error at the end says all there is; of other data F1, AUC and the course
    /// over time are told as well. Default false.
    /// </summary>
    public virtual bool IsMadeUp => false;

    /// <summary>What tables say is measured of its outputs.</summary>
    public virtual string Measure => IsClassification ? $"accuracy{Over} in %"
        : IsMultiLabel ? $"F1 over all labels of all {Plural} together, in %"
        : $"RMSE over {Plural}, in % of the mean target over the data set";

    private string Plural => Items is { } items ? $"{Kebab.Of(items.ToString())}s" : "what is judged";

    private string Over => Items == ItemKind.Node ? string.Empty : $" over {Plural}";

    /// <summary>The fold whose test graphs are run, and on whose other graphs models are trained; null for all graphs, for both.</summary>
    [Option("run the test graphs of a fold, train on the others", Default = "all graphs for both")]
    public FoldSpec? Fold { get; init; }

    /// <summary>All graphs of the data set.</summary>
    public abstract Dataset Create();

    /// <summary>Where the class of an item is written, for messages: file, line and column, or the option. Default the data set.</summary>
    /// <param name="item">The item.</param>
    public virtual string PlaceOfLabel(int item) => "dataset";

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step) => Fold switch
    {
        { } when GraphCount < 2 => [new Misfit("fold", "no fold of a single graph")],
        { Of: var folds } when folds > GraphCount => [new Misfit("fold.of", $"a whole number from 2 to {GraphCount}")],
        _ => OwnMisfits(),
    };

    /// <summary>What does not fit among the options of the kind itself. Default nothing.</summary>
    protected virtual IEnumerable<Misfit> OwnMisfits() => [];
}
