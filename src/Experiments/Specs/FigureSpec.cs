using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>A figure of a run. Those of others are a <c>ChartSpec</c>.</summary>
[Family("figure", "figures", "the figures of a run")]
public abstract record FigureSpec
{
    /// <summary>Reports knows the kinds here, and charts; a figure of another kind would show nothing.</summary>
    private protected FigureSpec()
    {
    }

    /// <summary>The name of its files in the folder <c>figures</c>. Default that of the kind.</summary>
    public virtual string FileName => Kind.NameOf(this);

    /// <summary>What does not fit the scenario that it is a figure of. Default nothing.</summary>
    /// <param name="scenario">The scenario.</param>
    public virtual IEnumerable<Misfit> MisfitsIn(Scenario scenario) => [];

    /// <summary>Whether it can show something of a model on some data. Default true.</summary>
    internal virtual bool HasMeaning(Scenario scenario, GraphData data) => true;

    /// <summary>Distances over time and over macro-iterations.</summary>
    [Kind("convergence", "distance to the reference, over virtual time and over macro-iterations")]
    public sealed record Convergence : FigureSpec;

    /// <summary>How much outputs depend on the order of updates.</summary>
    [Kind("ordering", "how outputs are spread over schedules; where there are asynchronous runs")]
    public sealed record Ordering : FigureSpec;

    /// <summary>The loss over time.</summary>
    [Kind("loss", "loss of the data set over virtual time; where there are labels or targets")]
    public sealed record Loss : FigureSpec
    {
        internal override bool HasMeaning(Scenario scenario, GraphData data) => TaskLoss.NameOf(data) is not null;
    }

    /// <summary>The metric of the task over time.</summary>
    [Kind("score", "accuracy, F1 or root-mean-square error over virtual time, under its name; where that is told over time")]
    public sealed record Score : FigureSpec
    {
        internal override bool HasMeaning(Scenario scenario, GraphData data) => TaskMetrics.MainOf(data) is not null;
    }

    /// <summary>Gaps, staleness and ages.</summary>
    [Kind("asynchrony", "how often which gaps, staleness and ages were seen")]
    public sealed record Asynchrony : FigureSpec;

    /// <summary>How much the answer of every item depends on the schedule.</summary>
    [Kind(
        "sensitivity",
        "for every node how far its outputs spread over schedules, and under which share of them its class is not the synchronous one")]
    public sealed record Sensitivity : FigureSpec;

    /// <summary>The distribution of an output over schedules, a histogram a model.</summary>
    /// <param name="Item">Number of the node, or of the edge or graph where those are judged; null for that which depends most.</param>
    /// <param name="Output">Number of the output.</param>
    [Kind("outputs", "the distribution of one output over schedules, a histogram a model", Example = "{ kind: outputs, node: 4 }")]
    public sealed record OutputValues(
        [Option(
            "number of the node, of the edge or graph where those are judged", Name = "node", Least = 0,
            Default = "the one whose outputs spread most over schedules, of any model, in standard deviations of the synchronous outputs",
            Example = "4")]
        int? Item = null,
        [Option("number of the output", Least = 0)] int Output = 0) : FigureSpec
    {
        internal override bool HasMeaning(Scenario scenario, GraphData data) => !(Item >= data.ItemCount);
    }

    /// <summary>The first output of every node at the end as an image, and beside it how far it is from the synchronous one.</summary>
    /// <param name="Columns">How many nodes are in a row; they lie row by row, as those of a grid do.</param>
    [Kind(
        "field",
        "an image of nodes that lie row by row: the first output of each at the end, and how far it is from the synchronous one",
        Example = "{ kind: field, columns: 100 }")]
    public sealed record Field([Option("number of nodes in a row", Least = 1)] int Columns) : FigureSpec
    {
        internal override bool HasMeaning(Scenario scenario, GraphData data) =>
            data.Groups is null && data.Graph.NodeCount > 0 && data.Graph.NodeCount % Columns == 0;
    }
}
