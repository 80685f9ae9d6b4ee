using Hogwild.Schedulers;
using Hogwild.Simulation;
using static Hogwild.Testing.Claims;

namespace Hogwild.Testing.Tests;

public sealed class ClaimsTests : IDisposable
{
    private static readonly ScheduleSpace Three = Schedules.PartiallyAsynchronous(Bound.InSteps(3));
    private readonly string _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    private SearchOptions Here => new() { Folder = _folder };

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public void An_average_with_the_neighbours_and_a_pull_to_the_start_converges() =>
        Converges(new PulledRule(), Graphs.Cycle(6), under: Three, within: 300);

    [Fact]
    public void Its_limit_depends_on_no_order_and_is_the_synchronous_one()
    {
        IsOrderInsensitive(new PulledRule(), Graphs.Path(4), under: Three, within: 300);
        AgreesWithSynchronous(new PulledRule(), Graphs.Path(4), under: Three, within: 300);
    }

    [Fact]
    public void It_never_leaves_the_range_of_its_start() => KeepsInvariant(
        new PulledRule(),
        Graphs.Cycle(5),
        world => Enumerable.Range(0, 5).All(node => world.State(node)[0] is >= 0 and <= 4),
        under: Three,
        name: "the range of the start");

    [Fact]
    public void A_failure_tells_the_story_the_seed_and_the_file_and_the_file_replays()
    {
        var model = Runs.Gcn(Graphs.Path(4));
        var failure = Assert.Throws<FalsifiedException>(() => IsOrderInsensitive(model.Rule, model.Data.Graph, under: Three, search: Here));
        Assert.Contains("Falsified: GcnRule is order-insensitive", failure.Message, StringComparison.Ordinal);
        Assert.Contains("updates twice before node", failure.Message, StringComparison.Ordinal);
        Assert.Contains("FsCheck replay: (", failure.Message, StringComparison.Ordinal);
        var file = failure.Message.Split('\n')[^1]["Schedule: ".Length..].Trim();
        var schedule = ScheduleFile.Read(file);
        var replayed = Runs.Run(model.Data.Graph, model.Rule, new Replay(schedule), 100_000_000).Network;
        Assert.Equal(failure.Counterexample.Schedule.Trailer.Fingerprint, replayed.Fingerprint);
        var again = Here with { Replay = failure.Counterexample.Replay, MaxTests = 1 };
        Assert.Equal(failure.Message, Assert.Throws<FalsifiedException>(() => IsOrderInsensitive(
            model.Rule, model.Data.Graph, under: Three, search: again)).Message);
    }

    [Fact]
    public void An_invariant_that_breaks_is_told_with_the_step() => Assert.Contains(
        "small numbers does not hold after step",
        Assert.Throws<FalsifiedException>(() => KeepsInvariant(
            new PulledRule(), Graphs.Path(2), world => world.Version(0) < 3, under: Three, name: "small numbers", search: Here)).Message,
        StringComparison.Ordinal);

    /// <summary>Two nodes are the fewest on which order can matter, and that is where every layered network ends up.</summary>
    [Fact]
    public void Instances_shrink_to_the_fewest_nodes()
    {
        var failure = Assert.Throws<FalsifiedException>(() => HoldOnEvery(
            Instances.Gcn(8), model => Claim.IsOrderInsensitive(model, 1), Three, Here with { Seed = 4 }));
        var found = failure.Counterexample;
        Assert.Equal(2, found.Claim.Model.Data.Graph.NodeCount);
        Assert.InRange(found.Matters.Count, 1, 4);
        Assert.Equal(1, found.Choices.Deviations);
    }

    [Fact]
    public void Linear_maps_whose_absolute_values_contract_converge() => HoldOnEvery(
        Instances.Linear(5, 0.8), model => Claim.Converges(model, 600), Three, Here);

    [Fact]
    public void Others_need_not() => Assert.Throws<FalsifiedException>(() => HoldOnEvery(
        Instances.Linear(5, 1.5), model => Claim.Converges(model, 600), Three, Here));

    [Fact]
    public void A_layered_rule_cannot_be_said_to_converge() => Assert.Contains(
        "expected an iteration",
        Assert.Throws<ArgumentException>(() => Converges(Runs.Gcn(Graphs.Path(2)).Rule, Graphs.Path(2), Three, 10)).Message,
        StringComparison.Ordinal);

    /// <summary>x_i ← 0.4 · the mean of the neighbours + 0.3 x_i + 0.3 · the start.</summary>
    private sealed class PulledRule : IUpdateRule
    {
        public int StateSize => 1;

        public void Initialize(int node, Span<double> state, in Outbox outbox) => state[0] = node;

        public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
        {
            var sum = 0.0;
            for (var slot = 0; slot < inbox.Count; slot++)
            {
                sum += inbox[slot][0] / inbox.Count;
            }

            next[0] = (0.4 * sum) + (0.3 * own[0]) + (0.3 * now.Node);
        }
    }
}
