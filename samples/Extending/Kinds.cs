using Hogwild.Experiments;
using Hogwild.Models;
using Hogwild.Reports;
using Hogwild.Scenarios;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Samples;

/// <summary>The scheduler of above: even and odd nodes by turns.</summary>
[Kind("alternating", "even and odd nodes by turns")]
public sealed record AlternatingSpec([Option("steps that a turn takes", Least = 1, Most = 1000)] int Turn = 1) : SchedulerSpec
{
    public override bool ActsOnGrid => true;

    public override bool IsDeterministic => true;

    public override string? AgainstTorn => "it reads only what is newest";

    protected override IScheduler Bare(SchedulerContext context) => new Alternating(context.Step * Turn);
}

/// <summary>The rule of above, on what the nodes of a data set have measured.</summary>
[Kind("smoothing", "between what was measured and the mean of the neighbours")]
public sealed record SmoothingSpec : RuleSpec
{
    public override bool NeedsData => true;

    public override Model Create(RuleContext context)
    {
        var data = context.Data!;
        return ModelFactory.Of(context.Name, data, new Smoothing(data.Features));
    }
}

/// <summary>A data set: a ring whose nodes have measured 0, 1, 2, …</summary>
[Kind("ring", "one ring; node k has measured k")]
public sealed record RingSpec([Option("nodes of the ring", Least = 3, Most = 1_000_000)] int Nodes = 10) : DatasetSpec
{
    public override int GraphCount => 1;

    public override Dataset Create() => new("ring", 0, [new GraphData
    {
        Graph = Graphs.Cycle(Nodes),
        FeatureSize = 1,
        Features = [.. Enumerable.Range(0, Nodes).Select(node => (double)node)],
    }]);
}

/// <summary>A delay: one of two, equally likely.</summary>
[Kind("two-valued", "one of two delays, equally likely")]
public sealed record TwoValuedSpec(
    [Option("the shorter one")] TimeSpan Quick,
    [Option("the longer one", Least = 1)] TimeSpan Slow) : DelaySpec, IChecked
{
    public override long Shortest => Quick.Ticks;

    public override IDistribution Create() => new TwoValued(Quick.Ticks, Slow.Ticks);

    public IEnumerable<Misfit> Misfits(TimeSpan step) => Slow < Quick ? [new Misfit("slow", "a duration of at least 'quick'")] : [];

    private sealed class TwoValued(long one, long other) : IDistribution
    {
        public double Minimum => one;

        public double Mean => (one + other) / 2.0;

        public double Quantile(double u) => u < 0.5 ? one : other;
    }
}

public static class KindsExample
{
    /// <summary>Carries out a scenario that may name these kinds, and writes tables, figures and run.json into a folder.</summary>
    public static IReadOnlyList<StudyResult> Run(string file, string folder)
    {
        var kinds = KindRegistry.BuiltIn.With(typeof(AlternatingSpec).Assembly);
        var results = Experiment.RunAll(ScenarioFile.Load(file, kinds));
        Results.Write(folder, results);
        return results;
    }
}
