using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>What answers are worth where a run is switched off at a time that nobody knows beforehand.</summary>
/// <param name="Off">The distribution of that time.</param>
/// <param name="Metric">What an answer is judged by: its name in <c>metrics.csv</c>.</param>
/// <param name="Draws">How many times are drawn of every schedule; those of all models are the same.</param>
[Kind(
    "anytime",
    "what an answer is worth where a run is switched off at a time that is drawn",
    Example = "anytime: { off: { kind: exponential, mean: 200ms }, metric: accuracy }")]
public sealed record AnytimeSpec(
    [Option("when a run is switched off, a distribution; a time after 'run.until' is that", Example = "{ kind: exponential, mean: 200ms }")]
    DelaySpec Off,
    [Option("its name in metrics.csv: one of those that 'run.metrics' names", Example = "accuracy")] string Metric = "loss",
    [Option("number of times that are drawn of every schedule", Least = 1, Most = 1_000_000)] int Draws = 1000) : IChecked
{
    /// <summary>The metric as tables call it, also where it is written as the kind is.</summary>
    internal string Column => Metric.Replace('-', '_');

    /// <summary>Whether it is a share, of which more is better.</summary>
    internal bool IsShare => Column is "accuracy" or "f1" or "auc" or "agreement";

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if (Off is DelaySpec.Measured)
        {
            yield return new Misfit("off", "a distribution (measured delays are for links)");
        }
        else if (Off.PerArc)
        {
            yield return new Misfit("off.per-arc", "the key only with the delay of a link itself") { IsOfKey = true };
        }
    }
}
