using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>
/// The fixed points of a world that changes ten thousand times, each found from the one before, against those that rounds from the start
/// arrive at, to the same threshold.
/// </summary>
internal sealed class ChangesBench : IBench
{
    private const int Changes = 10_000;
    private const int Slices = 10;
    private const double Tolerance = 1e-3;

    // Of the tolerance, as references of scenarios are.
    private const double Exactly = 1e-6;

    /// <inheritdoc/>
    public string Name => "changes";

    /// <inheritdoc/>
    public string Description =>
        "answers of a world that changes ten thousand times, each from the one before, against each from the start";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(BenchSettings settings, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        foreach (var nodes in settings.Sizes)
        {
            foreach (var (what, isOfEdges) in new[] { ("features of a node", false), ("an edge that fails, or comes back", true) })
            {
                var label = string.Create(
                    CultureInfo.InvariantCulture, $"n = {nodes}, {Changes} changes of {what}: from the start against from before");
                progress.Report(new RunProgress($"changes, {label}", 0, Slices));
                var stream = new Stream(nodes, isOfEdges);
                var pairs = new List<(Timing Warm, Timing Cold)>();
                for (var slice = 1; slice <= Slices; slice++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var until = slice * Changes / Slices;
                    pairs.Add((Timing.Of(() => stream.Follow(until)), Timing.Of(stream.Solve)));
                    progress.Report(new RunProgress($"changes, {label}", slice, Slices));
                }

                stream.Check();
                var comparison = new Comparison(pairs);
                var detail = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{comparison.Detail}; {stream.Updates / Changes} updates a change instead of {stream.ColdUpdates}");
                yield return Finding.AtLeast(Name, label, comparison.Ratio, "×", null, null, detail);
                Memory.Collect();
            }
        }
    }

    /// <summary>A world that changes once a tick.</summary>
    private sealed class Stream
    {
        private readonly Model _model;
        private readonly EpochModels _epochs;
        private readonly double _threshold;
        private double[] _cold = [];
        private int _done;

        public Stream(int nodes, bool isOfEdges)
        {
            var side = (int)Math.Sqrt(nodes);
            var workload = new ReferenceWorkload(side * side);
            var data = workload.Data with { Graph = Torus(side) };
            var file = new WeightFile();
            file.Tensors.Add("ignn.W", Tensor.Matrix(workload.StateSize, workload.StateSize, workload.Weights));
            file.Tensors.Add("ignn.U", Tensor.Matrix(1, workload.StateSize, workload.Input));
            var first = ModelFactory.Ignn("ignn", data, file);
            var draws = workload.Draws;
            _model = MovingModels.Of(first, new MovingData(data, isOfEdges ? Flapping(data.Graph, draws) : Wandering(data, draws)));
            _epochs = new EpochModels(_model, Tolerance);
            _threshold = Exactly * Tolerance * first.Reference.States.Max(Math.Abs);
        }

        /// <summary>How many updates were computed for all changes so far.</summary>
        public long Updates => _epochs.Updates;

        /// <summary>How many were computed for one of them from the start.</summary>
        public long ColdUpdates { get; private set; }

        /// <summary>Finds answers one after the other.</summary>
        /// <returns>How many.</returns>
        public long Follow(int until)
        {
            var before = _done;
            while (_done < until)
            {
                _epochs.MoveTo(++_done);
            }

            return _done - before;
        }

        /// <summary>Finds the present answer by rounds from the start.</summary>
        public long Solve()
        {
            var graph = _model.Data.Graph;
            var rounds = new SynchronousIteration(new At(_model.Rule, _done), graph);
            (_cold, ColdUpdates) = (rounds.States, 0);
            double[] before;
            do
            {
                before = _cold;
                rounds.Step();
                _cold = rounds.States;
                ColdUpdates += graph.NodeCount;
            }
            while (!IsNear(before, _cold));

            return 1;
        }

        private bool IsNear(double[] before, double[] after)
        {
            for (var k = 0; k < after.Length; k++)
            {
                if (!(Math.Abs(after[k] - before[k]) <= _threshold))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Holds both to the same answer.</summary>
        /// <exception cref="InvalidOperationException">They differ.</exception>
        public void Check()
        {
            var farthest = _epochs.Present.Reference.States.Zip(_cold).Max(pair => Math.Abs(pair.First - pair.Second));
            if (!(farthest <= 1e3 * _threshold))
            {
                throw new InvalidOperationException($"answers from before and from the start differ by {farthest}");
            }
        }

        private static Graph Torus(int side)
        {
            var builder = new GraphBuilder(side * side);
            for (var node = 0; node < side * side; node++)
            {
                var (row, column) = (node / side, node % side);
                builder.AddEdge(node, (row * side) + ((column + 1) % side)).AddEdge(node, ((row + 1) % side * side) + column);
            }

            return builder.Build();
        }

        private static IEnumerable<DataChange> Wandering(GraphData data, Draws draws) => Enumerable.Range(1, Changes).Select(tick =>
        {
            var (which, value) = draws.UniformPair(Purpose.Change, 0, tick);
            return new DataChange(new WorldChange(tick)) { Features = [((int)(which * data.Graph.NodeCount), [(2 * value) - 1])] };
        });

        /// <summary>An edge fails, and comes back at the next change.</summary>
        private static IEnumerable<DataChange> Flapping(Graph graph, Draws draws) => Enumerable.Range(1, Changes).Select(tick =>
        {
            var arc = (int)(draws.Uniform(Purpose.Change, 0, (tick + 1) / 2) * graph.ArcCount);
            (int, int)[] both = [(graph.Source(arc), graph.Target(arc)), (graph.Target(arc), graph.Source(arc))];
            return new DataChange(tick % 2 == 1 ? new WorldChange(tick) { Gone = both } : new WorldChange(tick) { Back = both });
        });
    }

    /// <summary>A rule at one instant.</summary>
    private sealed class At(IUpdateRule rule, long time) : IUpdateRule
    {
        public int StateSize => rule.StateSize;

        public void Initialize(int node, Span<double> state, in Outbox outbox) => rule.Initialize(node, state, outbox);

        public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox) =>
            rule.Update(new Activation { Node = now.Node, Count = now.Count, Time = time }, own, inbox, next, outbox);
    }
}
