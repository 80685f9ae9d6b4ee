using FsCheck;
using FsCheck.Fluent;
using Hogwild.Models;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests.Changes;

public class ChangingTests
{
    private const long Until = 60 * Runs.Step;

    [Property(MaxTest = 150, Arbitrary = [typeof(Drawn)])]
    public void A_replay_repeats_every_scheduler_in_every_world(Instance instance, WorldScript script, byte number, ulong seed)
    {
        var model = In(instance, script);
        var (graph, rule) = (model.Data.Graph, model.Rule);
        var recording = new Recording(new Changing(Runs.Scheduler(number, seed)));
        var first = Runs.Run(graph, rule, recording, Until);
        var again = Runs.Run(graph, rule, new Changing(new Replay(recording.Schedule)), Until);
        Assert.Equal(first.Fingerprint, again.Fingerprint);
        Assert.Equal(first.States(), again.States());
        Assert.Equal(first.MacroIteration, again.MacroIteration);
        Assert.Equal(first.Epoch, model.Moving!.EpochAt(Until - 1));
    }

    /// <summary>Somebody waits for a first view while what is sent goes along no arc: that once hastened it into the past.</summary>
    [Property(MaxTest = 1, Replay = "14425910220913836752,17172635457355093401,21", Arbitrary = [typeof(Drawn)])]
    public void Also_where_somebody_waits_for_a_first_view(Instance instance, WorldScript script, byte number, ulong seed) =>
        A_replay_repeats_every_scheduler_in_every_world(instance, script, number, seed);

    [Property(MaxTest = 100, Arbitrary = [typeof(Drawn)])]
    public void Nothing_is_read_or_done_that_is_not_there(Instance instance, WorldScript script, byte number, ulong seed)
    {
        var model = In(instance, script);
        var graph = model.Data.Graph;
        var schedule = Runs.Record(graph, model.Rule, new Changing(Runs.Scheduler(number, seed)), Until);
        for (var index = 0; index < schedule.Count; index++)
        {
            var decision = schedule[index];
            var (time, node) = (decision.Time, decision.Node);
            var known = model.Moving!.World.Where(change => change.Time <= time).ToList();
            var moved = known.LastOrDefault(change => change.Left.Contains(node) || change.Joined.Contains(node));
            Assert.NotEqual(true, moved?.Left.Contains(node));
            for (var slot = 0; slot < decision.Read.Length; slot++)
            {
                var arc = (graph.InNeighbours(node)[slot], node);
                var isGone = known.LastOrDefault(change => change.Gone.Contains(arc) || change.Back.Contains(arc))?.Gone.Contains(arc);
                Assert.Equal(isGone == true, decision.Read[slot] == -1);
            }
        }
    }

    [Property(MaxTest = 100, Arbitrary = [typeof(Drawn)])]
    public void In_how_many_parts_a_run_advances_changes_nothing(Instance instance, WorldScript script, byte number, ulong seed)
    {
        var model = In(instance, script);
        var whole = Runs.Run(model.Data.Graph, model.Rule, new Changing(Runs.Scheduler(number, seed)), Until);
        var parts = new Run(model.Data.Graph, model.Rule, new Changing(Runs.Scheduler(number, seed)));
        for (var end = 0L; end < Until; end += 7)
        {
            parts.Until(end);
        }

        parts.Until(Until);
        Assert.Equal(whole.Fingerprint, parts.Network.Fingerprint);
        Assert.Equal(whole.States(), parts.Network.States());
        Assert.Equal(whole.MacroIteration, parts.Network.MacroIteration);
    }

    [Property(MaxTest = 60, Arbitrary = [typeof(Drawn)])]
    public void Where_nothing_changes_nothing_is_changed(Instance instance, byte number, ulong seed)
    {
        var (graph, rule) = (instance.Graph, instance.Rule);
        var alone = Runs.Run(graph, rule, Runs.Scheduler(number, seed), Until);
        var inside = Runs.Run(graph, rule, new Changing(Runs.Scheduler(number, seed)), Until);
        Assert.Equal(alone.Fingerprint, inside.Fingerprint);
        Assert.Equal(alone.States(), inside.States());
        Assert.Equal(alone.MessagesSent, inside.MessagesSent);
    }

    [Property(MaxTest = 60, Arbitrary = [typeof(Drawn)])]
    public void Synchronous_rounds_are_rounds_of_the_rule_of_the_epoch(Instance instance, WorldScript script)
    {
        var model = In(instance, script);
        if (model.Rule.ArcSize > 0 || model.Data.Graph.NodeCount == 0)
        {
            return;
        }

        var (graph, moving) = (model.Data.Graph, model.Moving!);
        var network = new Run(graph, model.Rule, new Changing(new Synchronous(Runs.Step)));
        var states = network.Network.States();
        for (var time = Runs.Step; time < Until && !moving.World.Any(change => change.Left.Count > 0); time += Runs.Step)
        {
            var since = moving.Epochs.LastOrDefault(epoch => epoch <= time);
            var round = new SynchronousIteration(new Fixed(model.Rule, time), graph, states);
            round.Step();
            states = round.States;
            network.Through(time);
            Assert.Equal(states, network.Network.States());
            Assert.Equal((time - since) / Runs.Step + (since > 0 ? 1 : 0), network.Network.MacroIteration);
        }
    }

    [Fact]
    public void A_node_that_joins_begins_anew_and_holds_nobody_back_while_it_is_away()
    {
        var rule = new LinearRule(SparseMatrix.FromDense(new[,] { { 0, 0.5 }, { 0.5, 0 } }), [1, 1], [8, 8]);
        var model = ModelFactory.Linear("linear", rule);
        (int, int)[] arcs = [(0, 1), (1, 0)];
        var moving = new MovingData(model.Data, [
            new DataChange(new WorldChange(55) { Left = [1], Gone = arcs }),
            new DataChange(new WorldChange(105) { Joined = [1], Back = arcs }),
        ]);
        var run = new Run(moving.Data.Graph, MovingModels.Of(model, moving).Rule, new Changing(new Synchronous(10)));
        run.Through(100);
        Assert.Equal(5, run.Network.MacroIteration);
        Assert.Equal(1, run.Network.State(0)[0]);
        run.Through(110);
        Assert.Equal(11, run.Network.Version(0));
        Assert.Equal(6, run.Network.Version(1));
        Assert.Equal(1 + (0.5 * 1), run.Network.State(1)[0]);
        Assert.Equal(1, run.Network.MacroIteration);
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(Drawn)])]
    public void Through_an_arc_that_appears_what_was_newest_is_seen_and_nothing_older_later(
        Instance instance, WorldScript script, ulong seed, bool lastArrived)
    {
        var model = In(instance, script);
        var graph = model.Data.Graph;
        var world = Far(loss: 0.3) with { LastArrived = lastArrived };
        var schedule = Runs.Record(graph, model.Rule, new Changing(new Physical(world, new Draws(seed))), Until);
        var born = Staleness.Born(schedule);
        for (var index = 0; index < schedule.Count; index++)
        {
            var (node, time) = (schedule[index].Node, schedule[index].Time);
            var read = schedule[index].Read;
            for (var slot = 0; slot < read.Length; slot++)
            {
                var source = graph.InNeighbours(node)[slot];
                var appeared = model.Moving!.World.LastOrDefault(change => change.Time <= time && change.Back.Contains((source, node)));
                if (appeared is not null && read[slot] >= 0)
                {
                    Assert.InRange(read[slot], born[source].FindLastIndex(at => at < appeared.Time), int.MaxValue);
                }
            }
        }
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(Drawn)])]
    public void Nobody_waits_for_who_is_not_there(Instance instance, WorldScript script, ulong seed)
    {
        var model = In(instance, script);
        var graph = model.Data.Graph;
        var scheduler = new Changing(new Waiting(new Physical(Far(loss: 0), new Draws(seed)), Runs.Seven, Runs.Step));
        var network = Runs.Run(graph, model.Rule, scheduler, Until, out var run);
        foreach (var node in Enumerable.Range(0, graph.NodeCount).Where(run.IsParked))
        {
            var arc = (scheduler.WaitsFor(node), node);
            var last = model.Moving!.World.LastOrDefault(change => change.Gone.Contains(arc) || change.Back.Contains(arc));
            Assert.False(last?.Gone.Contains(arc));
        }
    }

    [Fact]
    public void What_is_on_its_way_when_an_arc_vanishes_is_lost_and_the_newest_is_seen_when_it_appears()
    {
        // Messages take 35 ticks, nodes act every 10: of versions 1 to 5 of node 1 the last three are on their way when it leaves.
        var rule = new LinearRule(SparseMatrix.FromDense(new[,] { { 0, 0.5 }, { 0.5, 0 } }), [1, 1], [8, 8]);
        var model = ModelFactory.Linear("linear", rule);
        (int, int)[] arcs = [(0, 1), (1, 0)];
        var moving = new MovingData(model.Data, [
            new DataChange(new WorldChange(56) { Left = [1], Gone = arcs }),
            new DataChange(new WorldChange(105) { Joined = [1], Back = arcs }),
        ]);
        var ten = TimeSpan.FromTicks(10);
        var world = new PhysicalWorld(new PeriodicClock(ten, ten), new Link(new Constant(TimeSpan.FromTicks(35))));
        var recording = new Recording(new Changing(new Physical(world, new Draws(1))));
        var run = new Run(moving.Data.Graph, MovingModels.Of(model, moving).Rule, recording);
        run.Until(60);
        Assert.Equal(new Traffic(10, 4, 6), run.Network.CountTraffic(60));
        run.Until(141);
        var reads = Enumerable.Range(0, recording.Schedule.Count).Where(index => recording.Schedule[index].Node == 0)
            .Select(index => recording.Schedule[index].Read[0]);
        Assert.Equal([0, 0, 0, 0, 1, -1, -1, -1, -1, -1, 5, 5, 5, 5], reads);
    }

    internal static PhysicalWorld Far(double loss) => new(
        new PoissonClock(TimeSpan.FromTicks(Runs.Step)),
        new Link(new Exponential(TimeSpan.FromTicks(6 * Runs.Step)), loss) { Duplication = 0.3 });

    internal static Model In(Instance instance, WorldScript script)
    {
        var moving = script.On(instance.Model.Data, Runs.Step);
        var rule = instance.Model.Maker!.Make(moving.First);
        return MovingModels.Of(instance.Model with { Rule = rule }, moving);
    }

    /// <summary>A rule at one instant.</summary>
    private sealed class Fixed(IUpdateRule rule, long time) : IUpdateRule
    {
        public int StateSize => rule.StateSize;

        public void Initialize(int node, Span<double> state, in Outbox outbox) => rule.Initialize(node, state, outbox);

        public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox) =>
            rule.Update(new Activation { Node = now.Node, Count = now.Count, Time = time }, own, inbox, next, outbox);
    }

    private static class Drawn
    {
        public static Arbitrary<Instance> Instance() => Arb.From(
            Gen.OneOf(Instances.Ignn(6).Generator, Instances.Energy(5, 1).Generator), _ => []);

        public static Arbitrary<WorldScript> Script() => WorldScripts.Any(mostSteps: 20);
    }
}
