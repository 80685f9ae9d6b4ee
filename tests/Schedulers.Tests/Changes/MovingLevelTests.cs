using FsCheck;
using FsCheck.Fluent;
using Hogwild.Models;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests.Changes;

/// <summary>docs/theory.md, 1.3.</summary>
public class MovingLevelTests
{
    private const long Until = 80 * Runs.Step;
    private const double Rounding = 1e-9;

    [Property(MaxTest = 200, Arbitrary = [typeof(Drawn)])]
    public void Every_version_is_as_close_to_the_answer_of_its_epoch_as_its_level_says(
        Instance instance, WorldScript script, byte number, ulong seed)
    {
        var world = new World(instance.Model, script);
        var run = new Run(world.Model.Data.Graph, world.Model.Rule, Runs.Scheduler(number, seed), observer: world);
        foreach (var epoch in world.Model.Moving!.Epochs.Prepend(0).Where(epoch => epoch < Until))
        {
            run.Until(epoch);
            world.Begin(epoch, run.Network);
        }

        run.Until(Until);
        Assert.InRange(world.Worst, 0, 1);
    }

    [Property(MaxTest = 60, Arbitrary = [typeof(Drawn)])]
    public void In_the_long_run_the_error_is_what_moves_in_a_macro_iteration(Instance instance)
    {
        // A synchronous round is a complete macro-iteration, and the fixed point moves before each.
        var moves = Enumerable.Range(0, 120).Select(k => (0, k, 1));
        var world = new World(instance.Model, new WorldScript([], moves));
        var run = new Run(world.Model.Data.Graph, world.Model.Rule, new Synchronous(Runs.Step), observer: world);
        var (c, delta, error) = (world.Certificate.Factor, 0.0, 0.0);
        foreach (var epoch in world.Model.Moving!.Epochs)
        {
            run.Until(epoch);
            delta = Math.Max(delta, world.Begin(epoch, run.Network));
            run.Through(epoch);
            error = epoch > 60 * Runs.Step ? Math.Max(error, world.Error(run.Network)) : 0;
        }

        var settled = Math.Pow(c, 60) * world.First / (1 - c);
        Assert.InRange(error, 0, (delta * c / (1 - c)) + settled + Rounding);
    }

    [Property(MaxTest = 150, Arbitrary = [typeof(Drawn)])]
    public void Where_changes_come_faster_than_macro_iterations_what_is_on_the_way_is_added(
        Instance instance, byte number, ulong seed, PositiveInt often)
    {
        var moves = Enumerable.Range(0, 200).Select(k => (0, k * 7, (k % (1 + (often.Get % 3))) + 1));
        var world = new World(instance.Model, new WorldScript([], moves));
        var run = new Run(world.Model.Data.Graph, world.Model.Rule, Runs.Scheduler(number, seed), observer: world);
        var (c, network) = (world.Certificate.Factor, run.Network);
        world.Begin(0, network);
        var first = world.First;

        // Errors after each change, with how many intervals had ended by then; and the way of the answer in each interval.
        var (errors, ways, way) = (new List<(double Error, int Cuts)>(), new List<double>(), 0.0);
        var versions = new int[network.Graph.NodeCount];
        foreach (var epoch in world.Model.Moving!.Epochs)
        {
            run.Until(epoch);
            errors.Add((world.Error(network), ways.Count));
            way += world.Begin(epoch, network);
            errors.Add((world.Error(network), ways.Count));
            if (Enumerable.Range(0, versions.Length).All(node => network.OldestReadable(node, epoch - 1) > versions[node]
                && !network.InitialIsReadable(node, epoch - 1)))
            {
                ways.Add(way);
                (way, versions) = (0, [.. Enumerable.Range(0, versions.Length).Select(network.Version)]);
            }
        }

        var delta = ways.Append(way).Max();
        Assert.All(errors, item => Assert.InRange(
            item.Error, 0, (Math.Pow(c, item.Cuts) * first) + (delta * (2 - c) / (1 - c)) + Rounding));
    }

    /// <summary>Answers of epochs, and whether versions are as close as they should be.</summary>
    private sealed class World : IObserver
    {
        private readonly EpochModels _epochs;
        private double _start;

        public World(Model model, WorldScript script)
        {
            Certificate = model.Certificate!;
            Model = MovingModels.Of(model, script.On(model.Data, Runs.Step));
            _epochs = new EpochModels(Model, 1e-8);
        }

        public Model Model { get; }

        public Certificate Certificate { get; }

        public double Worst { get; private set; }

        public double First { get; private set; }

        public double Begin(long epoch, Network network)
        {
            var before = _epochs.Present.Reference.States;
            _epochs.MoveTo(epoch);
            _start = 0;
            for (var node = 0; node < network.Graph.NodeCount; node++)
            {
                for (var version = network.OldestReadable(node, epoch - 1); version <= network.Version(node); version++)
                {
                    _start = Math.Max(_start, Error(node, network.State(node, version)));
                }

                var isInitialRead = epoch == 0 || network.InitialIsReadable(node, epoch - 1);
                _start = Math.Max(_start, isInitialRead ? Error(node, network.State(node, 0)) : 0);
            }

            First = epoch == 0 ? _start : Math.Max(First, _start);
            return Enumerable.Range(0, network.Graph.NodeCount)
                .Select(node => Error(node, before.AsSpan(node * Model.Rule.StateSize, Model.Rule.StateSize))).DefaultIfEmpty(0).Max();
        }

        public double Error(Network network) => Enumerable.Range(0, network.Graph.NodeCount)
            .Select(node => Error(node, network.State(node))).DefaultIfEmpty(0).Max();

        public void Published(int node, int version, long time, int level, ReadOnlySpan<double> state) =>
            Worst = Math.Max(Worst, Error(node, state) / ((Math.Pow(Certificate.Factor, level) * _start) + Rounding));

        private double Error(int node, ReadOnlySpan<double> state)
        {
            var size = Model.Rule.StateSize;
            var deviation = new double[size];
            for (var k = 0; k < size; k++)
            {
                deviation[k] = state[k] - _epochs.Present.Reference.States[(node * size) + k];
            }

            return Certificate.BlockNorm(deviation) / Certificate.NodeWeights[node];
        }
    }

    private static class Drawn
    {
        public static Arbitrary<Instance> Instance() => Arb.From(
            Gen.OneOf(Instances.Ignn(7).Generator, Instances.Gsdgnn(7).Generator).Where(found => found.Model.Certificate is not null),
            _ => []);

        // Features alone, so that all epochs contract in one norm.
        public static Arbitrary<WorldScript> Script() => Arb.From(
            from moves in (from which in Gen.Choose(0, 99) from gap in Gen.Choose(0, 20) select (0, which, gap)).ListOf()
            select new WorldScript([], moves),
            script => script.Simpler());
    }
}
