using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Samples;

/// <summary>
/// The errors of an energy GNN on the test graphs of RANDOM: of its own answer, by how many hops two nodes are apart, and of the mean of
/// the distances in its answers to the same graph with other one-hot identities, which say nothing of where nodes are.
/// </summary>
public sealed class PairErrors
{
    private const int Nodes = 10;
    private const int Graphs = 500;
    private const int Folds = 10;

    /// <summary>Pairs so many hops apart or more are counted together; those without a path are the last.</summary>
    private const int Farthest = 4;

    private readonly double[] _squares = new double[Farthest + 1];
    private readonly int[] _pairs = new int[Farthest + 1];
    private readonly int _relabellings;
    private double _squareOfMean;
    private double _sum;

    private PairErrors(int relabellings) => _relabellings = relabellings;

    /// <summary>The error of all pairs, in % of the mean distance.</summary>
    public double Error => Relative(_squares.Sum(), _pairs.Sum());

    /// <summary>The error of the distances that are averaged over all relabellings, in % of the mean distance.</summary>
    public double ErrorOfMean => Relative(_squareOfMean, _pairs.Sum());

    /// <summary>The errors on the test graphs of a fold.</summary>
    /// <param name="weights">A file of weights of an energy GNN that was not trained on these graphs.</param>
    /// <param name="relabellings">How many relabellings are averaged, at least 1.</param>
    /// <param name="fold">The fold, 0 to 9.</param>
    public static PairErrors Of(string weights, int relabellings, int fold = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(relabellings);
        var file = SafeTensors.Read(weights);
        var data = RandomDataset.Create(Nodes, Graphs);
        var errors = new PairErrors(relabellings);
        foreach (var number in Fold.Create(Graphs, Folds, fold).Test)
        {
            errors.Add(data.Graphs[number], number, graph => Distances(Answer(graph, file)));
        }

        return errors;
    }

    /// <summary>The table, for people.</summary>
    public IEnumerable<string> Lines()
    {
        yield return Text($"all pairs: {Error:0.0} % of the mean distance");
        for (var hops = 1; hops < _pairs.Length; hops++)
        {
            yield return Line(hops == 1 ? "1 hop" : hops < Farthest ? Text($"{hops} hops") : Text($"{hops} hops or more"), hops);
        }

        yield return Line("no path", 0);
        yield return Text($"distances averaged over {_relabellings} relabellings: {ErrorOfMean:0.0} %");
    }

    private string Line(string pairs, int hops)
    {
        var (share, part) = (100.0 * _pairs[hops] / _pairs.Sum(), 100 * _squares[hops] / _squares.Sum());
        return Text($"  {pairs}: {share:0.0} % of the pairs, {Relative(_squares[hops], _pairs[hops]):0.0} %, {part:0} % of the squares");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static double[] Answer(GraphData graph, WeightFile weights)
    {
        var model = ModelFactory.Energy("energy-gnn", graph, weights);
        return model.OutputsOf(model.Reference.States);
    }

    private static double[,] Distances(double[] places)
    {
        var distances = new double[Nodes, Nodes];
        for (var a = 0; a < Nodes; a++)
        {
            for (var b = 0; b < Nodes; b++)
            {
                distances[a, b] = double.Hypot(places[2 * a] - places[2 * b], places[(2 * a) + 1] - places[(2 * b) + 1]);
            }
        }

        return distances;
    }

    private static GraphData Relabelled(GraphData graph, int[] identities)
    {
        var features = new double[Nodes * Nodes];
        for (var node = 0; node < Nodes; node++)
        {
            features[(node * Nodes) + identities[node]] = 1;
        }

        return graph with { Features = features };
    }

    /// <summary>Hops between all nodes (Floyd and Warshall), at most <see cref="Farthest"/>; 0 without a path.</summary>
    private static int[,] Hops(Graph graph)
    {
        var hops = new int[Nodes, Nodes];
        for (var node = 0; node < Nodes; node++)
        {
            foreach (var neighbour in graph.InNeighbours(node))
            {
                hops[node, neighbour] = 1;
            }
        }

        for (var via = 0; via < Nodes; via++)
        {
            for (var a = 0; a < Nodes; a++)
            {
                for (var b = 0; b < Nodes; b++)
                {
                    var around = hops[a, via] > 0 && hops[via, b] > 0 ? Math.Min(Farthest, hops[a, via] + hops[via, b]) : 0;
                    hops[a, b] = around > 0 && (hops[a, b] == 0 || around < hops[a, b]) ? around : hops[a, b];
                }
            }
        }

        return hops;
    }

    private void Add(GraphData graph, int number, Func<GraphData, double[,]> answer)
    {
        var (wanted, own, hops) = (Distances(graph.Targets), answer(graph), Hops(graph.Graph));
        var others = Enumerable.Range(0, _relabellings)
            .Select(k => new Draws(1).Permutation(Nodes, Purpose.Data, ((ulong)number << 32) | (uint)k))
            .Select(identities => answer(Relabelled(graph, identities))).ToArray();
        for (var a = 0; a < Nodes; a++)
        {
            for (var b = 0; b < a; b++)
            {
                _sum += wanted[a, b];
                _squares[hops[a, b]] += Math.Pow(own[a, b] - wanted[a, b], 2);
                _pairs[hops[a, b]]++;
                _squareOfMean += Math.Pow(others.Average(other => other[a, b]) - wanted[a, b], 2);
            }
        }
    }

    private double Relative(double squares, int count) => 100 * Math.Sqrt(squares / count) / (_sum / _pairs.Sum());
}
