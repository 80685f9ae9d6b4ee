using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Something that changes during a run, at a time that is known before it begins. See docs/moving.md.</summary>
/// <param name="Name">A name for messages, overrides and draws.</param>
/// <param name="At">When it takes effect, before anybody acts at that instant; null where it comes at a rate.</param>
/// <param name="For">How long; then everything is as it was before. Null for good.</param>
[Kind("change", "something that changes during a run", Example = "{ at: 1s, features: { nodes: 0, values: [0, 1] } }")]
public sealed record ChangeSpec(
    string Name,
    [Option("when it takes effect, before anybody acts at that instant", Least = 1)] TimeSpan? At = null,
    [Option("how long; then everything is as it was before", Default = "for good", Least = 1)] TimeSpan? For = null) : INamed, IChecked
{
    /// <summary>
    /// The mean time between two times at which it comes, exponentially distributed, each time to one of its nodes or edges, drawn; null
    /// where it comes once.
    /// </summary>
    [Option(
        "instead of 'at': again and again with this mean time between, each time to one of its nodes or edges",
        Default = "once",
        Least = 1)]
    public TimeSpan? Every { get; init; }

    /// <summary>A table of changes with columns time, what, who and value; null where the entry says it itself.</summary>
    [Option("instead of all else a table with the columns time, what, who, value; see docs/moving.md", Default = "none")]
    public InputFile? File { get; init; }

    /// <summary>Features that nodes have from then on; null for no other ones.</summary>
    [Option("features that nodes have from then on; of a linear rule its b", Example = "{ nodes: 0, values: [0, 1] }")]
    public NodeValuesSpec? Features { get; init; }

    /// <summary>What is expected of items from then on; null for nothing else.</summary>
    [Option(
        "what is expected of nodes, or items, from then on: a class, a number, or what each label is",
        Example = "{ nodes: 0, values: [1] }")]
    public NodeValuesSpec? Targets { get; init; }

    /// <summary>The edges that vanish, appear, or get other numbers.</summary>
    [Option("edges, by the numbers of their ends, such as [[0, 1]]", What = "a list of edges", Default = "none")]
    public IReadOnlyList<(int A, int B)> Edges { get; init; } = [];

    /// <summary>Whether both directions of edges are meant; else the arcs from the first to the second alone.</summary>
    [Option("both, or one: of edges the arc from the first node to the second alone", Words = "one|both")]
    public bool Ways { get; init; } = true;

    /// <summary>Features that the edges have from then on, or their weight; empty for no other ones.</summary>
    [Option("numbers that the edges have from then on: their features, or of a linear rule the entry of its matrix", Default = "none")]
    public IReadOnlyList<double> Values { get; init; } = [];

    /// <summary>The nodes that leave or join; null for none.</summary>
    [Option("nodes that leave or join: all, 0-4 7, or a share such as 10%", Default = "none")]
    public NodeSet? Nodes { get; init; }

    /// <summary>What becomes of edges or nodes; null where edges get other numbers alone.</summary>
    [Option("remove or add edges; nodes leave or join", Default = "none")]
    public ChangeAction? Action { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step) => File is null ? OwnMisfits()
        : this == new ChangeSpec(Name) { File = File } ? []
        : [new Misfit("file", "no other key beside 'file'") { IsOfKey = true }];

    private IEnumerable<Misfit> OwnMisfits()
    {
        if ((At is null) == (Every is null))
        {
            yield return new Misfit(string.Empty, "exactly one of the keys at, every, file");
        }

        if (Every is null && Features?.Deviation is not null)
        {
            yield return new Misfit("features.deviation", "the key only with 'every'");
        }

        var isOfAnyEdge = Every is not null && Action == ChangeAction.Remove;
        if (Features is null && !isOfAnyEdge && Targets is null && Edges.Count == 0 && Nodes is null)
        {
            yield return new Misfit(string.Empty, "at least one of the keys features, targets, edges, nodes");
        }

        var (isOfEdges, isOfNodes) = (Action is ChangeAction.Remove or ChangeAction.Add, Action is ChangeAction.Leave or ChangeAction.Join);
        if (Edges.Count > 0 && !isOfEdges && (isOfNodes || Values.Count == 0))
        {
            yield return new Misfit(isOfNodes ? "action" : string.Empty, "beside 'edges' an 'action', remove or add, or 'values'");
        }

        if (Nodes is not null && !isOfNodes)
        {
            yield return new Misfit(Action is null ? string.Empty : "action", "beside 'nodes' an 'action', leave or join");
        }

        if (Action is not null && (isOfEdges ? Edges.Count == 0 && !isOfAnyEdge : Nodes is null))
        {
            yield return new Misfit("action", isOfEdges ? "the key only with 'edges'" : "this action only with 'nodes'");
        }

        if (Values.Count > 0 && (Edges.Count == 0 || Action == ChangeAction.Remove))
        {
            yield return new Misfit("values", "the key only with 'edges' that are there");
        }
    }
}
