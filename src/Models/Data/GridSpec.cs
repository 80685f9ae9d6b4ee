using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// A rectangular grid, each node linked to those beside, above and below it, or to one of them, some links perhaps left out. Nodes are
/// numbered row by row from 0; a node may be left without any link.
/// </summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">Number of nodes in a row.</param>
/// <param name="Missing">
/// The probability of a link to be left out, each independently of all others: of an undirected graph edges, of a directed one arcs.
/// </param>
/// <param name="Links">Which links there are before some are left out.</param>
/// <param name="Seed">Seed of what is drawn.</param>
[Kind("grid", "a rectangular grid, numbered row by row", Example = "grid: { rows: 100, columns: 100, missing: 30% }")]
public sealed record GridSpec(
    [Option("number of rows", Least = 1, Most = 10_000)] int Rows,
    [Option("number of nodes in a row", Least = 1, Most = 10_000)] int Columns,
    [Option("share of the links that are left out, drawn for each: edges, or arcs where links have a direction", IsShare = true)]
    double Missing = 0,
    [Option("which links there are: all, both ways, or downhill, of each node one, to that at its right or that below, drawn")]
    GridLinks Links = GridLinks.All,
    [Option("seed of what is drawn")] ulong Seed = 1) : IChecked
{
    private const int MostNodes = 10_000_000;
    private const double OneOfTwo = 0.5;

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if ((long)Rows * Columns > MostNodes)
        {
            yield return new Misfit("rows", string.Create(CultureInfo.InvariantCulture, $"at most {MostNodes} nodes, rows times columns,"));
        }
    }

    /// <summary>The graph, all weights 1.</summary>
    /// <param name="undirected">Whether a link that is there is so in both directions.</param>
    internal WeightedGraph Create(bool undirected)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Columns, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)Rows * Columns, MostNodes, nameof(Rows));
        var (builder, draws) = (new GraphBuilder(Rows * Columns), new Draws(Seed));
        for (var node = 0; node < Rows * Columns; node++)
        {
            var (right, below) = ((node + 1) % Columns != 0, node + Columns < Rows * Columns);
            if (Links == GridLinks.Downhill && right && below)
            {
                right = draws.Uniform(Purpose.Data, (ulong)node, 1) < OneOfTwo;
                below = !right;
            }

            if (right)
            {
                Link(node, node + 1);
            }

            if (below)
            {
                Link(node, node + Columns);
            }
        }

        return new WeightedGraph(builder.Build(), 1);

        void Link(int a, int b)
        {
            if (IsThere(a, b))
            {
                builder.AddArc(a, b);
            }

            if (undirected ? IsThere(a, b) : Links == GridLinks.All && IsThere(b, a))
            {
                builder.AddArc(b, a);
            }
        }

        bool IsThere(int source, int target) =>
            Missing == 0 || draws.Uniform(Purpose.Data, Draws.ArcEntity(source, target), 0) >= Missing;
    }
}
