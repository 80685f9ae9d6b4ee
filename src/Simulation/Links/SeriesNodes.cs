namespace Hogwild.Simulation;

/// <summary>What a file calls nodes: numbers that count from somewhere, or names.</summary>
[Kind("series-nodes", "what a file calls nodes")]
public sealed record SeriesNodes : IChecked
{
    /// <summary>The number that the file gives the first node.</summary>
    [Option("number of the first node in the file, where nodes are numbers", Least = 0)]
    public int First { get; init; }

    /// <summary>A file in which nodes stand as names, numbered as they first appear; null where nodes are numbers.</summary>
    [Option(
        "a file in which nodes stand as names, numbered as they first appear: the list of edges of the graph, or a name a line",
        Default = "none, nodes are numbers", Example = "roads.edges")]
    public InputFile? Names { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if (First != 0 && Names is not null)
        {
            yield return new Misfit("first", "the key only without 'names', where nodes are numbers") { IsOfKey = true };
        }
    }
}
