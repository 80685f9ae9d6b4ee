using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments.Tests;

/// <summary>Scenarios made in C# are checked before anything runs, all faults at once, a line each.</summary>
public sealed class ScenarioCheckTests
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    private static readonly Scenario Good = new()
    {
        Name = "made-here",
        Dataset = new DatasetSpec.OneGraph([(0, 1), (1, 2)], [[1], [0], [2]]),
        Models = [new ModelSpec("mean", new MeanSpec())],
        Scheduler = new SchedulerSpec.Physical(new ClockSpec.Periodic(Millisecond), new LinkSpec(new DelaySpec.Constant(Millisecond))),
        Run = new RunSpec { Until = TimeSpan.FromMilliseconds(200) },
    };

    /// <summary>What is wrong, and the message.</summary>
    public static TheoryData<Func<Scenario>, string> Wrong => new()
    {
        { () => Good with { Models = [] }, "models: expected at least one model by its name, found an empty list" },
        { () => Good with { Models = [Good.Models[0], Good.Models[0]] }, "models: expected each name once, found 'mean'" },
        { () => Good with { Name = "made here" }, "name: expected a name of lower-case letters, digits and hyphens, found 'made here'" },
        { () => Good with { Name = "" }, "name: expected a name of lower-case letters, digits and hyphens, found nothing" },
        {
            () => With(new LinkSpec(Loss: 2)) with { Run = Good.Run with { Tolerance = 0, Replicates = 0 } },
            "scheduler.link.loss: expected a share from 0 to 1, such as 0.05 or 5%, found '2'\n"
                + "run.replicates: expected a whole number from 1 to 1000000, found '0'\n"
                + "run.tolerance: expected a number above 0 and below 1, found '0'"
        },
        { () => Good with { Dataset = null }, "scenario: expected the key 'dataset', since the model 'mean' needs one" },
        {
            () => Good with { Models = [new ModelSpec("gcn", new RuleSpec.Gcn())] },
            "models.gcn: expected either 'weights' or 'train' beside the rule gcn"
        },
        {
            () => Good with { Models = [new ModelSpec("gcn", new RuleSpec.Gcn(), new WeightsSpec(new InputFile("no.file", "/no.file")))] },
            "models.gcn.weights: expected a file that exists (relative to the scenario), found 'no.file'"
        },
        {
            () => Good with { Run = Good.Run with { Replicates = 0 } },
            "run.replicates: expected a whole number from 1 to 1000000, found '0'"
        },
        { () => With(new LinkSpec(Loss: 2)), "scheduler.link.loss: expected a share from 0 to 1, such as 0.05 or 5%, found '2'" },
        {
            () => With(new LinkSpec(new DelaySpec.Uniform(2 * Millisecond, Millisecond))),
            "scheduler.link.delay.max: expected a duration of at least 'min' (2ms), found '1ms'"
        },
        {
            () => Good with { Dataset = new DatasetSpec.OneGraph([(0, 3)], [[1], [0], [2]]) },
            "dataset.edges.0.1: expected a whole number from 0 to 2"
        },
        {
            () => Good with { Scheduler = new Nameless() },
            "scheduler: expected a record with the attribute [Kind], found 'Nameless'"
        },
    };

    [Fact]
    public void One_with_nothing_but_what_it_needs_runs()
    {
        var result = Experiment.Run(Good, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(RunOutcome.Converged, result["mean"].Asynchronous[0].Outcome);
    }

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void What_is_wrong_is_said_with_its_place(Func<Scenario> make, string message)
    {
        Assert.Equal(message, Assert.Throws<ScenarioException>(() =>
            Experiment.Run(make(), cancellation: TestContext.Current.CancellationToken)).Message);
        Assert.Equal(message, Assert.Throws<ScenarioException>(() =>
            Experiment.RunAll(make(), cancellation: TestContext.Current.CancellationToken)).Message);
    }

    private static Scenario With(LinkSpec link) => Good with { Scheduler = ((SchedulerSpec.Physical)Good.Scheduler) with { Link = link } };

    /// <summary>Half of the neighbours' mean, and the own feature.</summary>
    [Kind("mean", "half of the neighbours' mean, and the own feature")]
    private sealed record MeanSpec : RuleSpec, IUpdateRule
    {
        private GraphData _data = new() { Graph = Graphs.Path(1) };

        public override bool NeedsData => true;

        public int StateSize => 1;

        public override Model Create(RuleContext context) =>
            ModelFactory.Of(context.Name, context.Data!, this with { _data = context.Data! });

        public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
        {
            for (var slot = 0; slot < inbox.Count; slot++)
            {
                next[0] += 0.5 * inbox[slot][0] / inbox.Count;
            }

            next[0] += _data.Features[now.Node];
        }
    }

    /// <summary>A scheduler that nobody could write down.</summary>
    private sealed record Nameless : SchedulerSpec
    {
        protected override IScheduler Bare(SchedulerContext context) => throw new NotSupportedException();
    }
}
