#:package Hogwild.Experiments@0.1.0
#:package Hogwild.Reports@0.1.0
#:property PublishAot=false

using Hogwild.Experiments;
using Hogwild.Models;
using Hogwild.Reports;
using Hogwild.Schedulers;
using Hogwild.Simulation;

var folder = args[0];
var scenario = new Scenario
{
    Name = "smoothing",
    Title = "Eight sensors settle, each at its own pace",
    Models = [new ModelSpec("smoothing", new SmoothingSpec([0, 1, 2, 5, 3, 8, 1, 4]))],
    Scheduler = new DozingSpec(Most: 5),
    Run = new RunSpec { Until = TimeSpan.FromMilliseconds(400), Replicates = 32 },
};

// The same under one of the schedulers that there are: everything else stays as it is.
var dozing = Experiment.Run(scenario);
var sweep = Experiment.Run(scenario with { Scheduler = new SchedulerSpec.RandomSweep() });
foreach (var run in new[] { dozing, sweep })
{
    Console.WriteLine($"{run.Scenario.Scheduler.KindName}: {run["smoothing"].UpdatesToTolerance.Mean:F1} updates a node");
}

// All tables and figures, and run.json with everything that determined them.
Results.Write(folder, dozing);

/// <summary>A rule: every node settles between what it has measured and the mean of its neighbours.</summary>
public sealed class Smoothing(IReadOnlyList<double> measured) : IUpdateRule
{
    public int StateSize => 1;

    public void Initialize(int node, Span<double> state, in Outbox outbox) => state[0] = measured[node];

    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        var sum = 0.0;
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            sum += inbox[slot][0];
        }

        next[0] = (0.5 * measured[now.Node]) + (0.5 * sum / inbox.Count);
    }
}

/// <summary>A scheduler: after an activation a node sleeps for one step or some more, as drawn, and then reads what is newest.</summary>
public sealed class Dozing(long step, int most, Draws draws) : GridScheduler
{
    public override long Next(int node, int count, long now) =>
        now + (step * (1 + draws.Below(most, Purpose.Clock, (ulong)node, count)));
}

/// <summary>How an experiment names the rule: on a ring of as many nodes as have measured.</summary>
[Kind("smoothing", "between what was measured and the mean of the neighbours")]
public sealed record SmoothingSpec([Option("what each node has measured")] IReadOnlyList<double> Measured) : RuleSpec
{
    public override Model Create(RuleContext context) =>
        ModelFactory.Of(context.Name, new GraphData { Graph = Graphs.Cycle(Measured.Count) }, new Smoothing(Measured));
}

/// <summary>How an experiment names the scheduler.</summary>
[Kind("dozing", "nodes sleep for some steps between two activations")]
public sealed record DozingSpec([Option("steps that a node sleeps at most", Least = 1)] int Most) : SchedulerSpec
{
    public override bool ActsOnGrid => true;

    protected override IScheduler Bare(SchedulerContext context) => new Dozing(context.Step, Most, context.Draws);
}
