using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// A nested design: every model with several weights, each under schedules of its own, each schedule run with sums in several orders.
/// </summary>
[Kind(
    "variance",
    "the variance of answers, split into the seed of the weights, the schedule and the order of summation",
    Example = "variance: { weights: 4, schedules: 8, sums: 4 }")]
public sealed record VarianceSpec : IChecked
{
    /// <summary>How many seeds models are trained from: that of their settings, and the next ones. Default 3.</summary>
    [Option(
        "of a model that is trained: number of seeds that it is trained from, the one of its settings and the next ones", Least = 1,
        Most = 1000)]
    public int Weights { get; init; } = 3;

    /// <summary>By model: files of weights besides that of the model, which count as those of other seeds. Default none.</summary>
    [Option(
        "by model: further files of weights, trained from other seeds", Default = "none", Example = "{ gcn: [gcn-1.safetensors] }")]
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<InputFile>>> Files { get; init; } = [];

    /// <summary>How many schedules each of the weights is run under. Default 8.</summary>
    [Option("number of schedules of each of the weights, which no other has", Least = 2, Most = 100_000)]
    public int Schedules { get; init; } = 8;

    /// <summary>In how many orders each schedule is run. Default 4.</summary>
    [Option("number of orders in which nodes add up what they read, of each schedule", Least = 2, Most = 100_000)]
    public int Sums { get; init; } = 4;

    /// <summary>The confidence of intervals. Default 95 %.</summary>
    [Option("confidence of the intervals", Above = 0, Below = 1, IsShare = true)]
    public double Confidence { get; init; } = 0.95;

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step) => [];

    /// <summary>How many weights a model has.</summary>
    /// <param name="model">The model.</param>
    internal int WeightsOf(ModelSpec model) => model.Train is not null ? Weights
        : 1 + FilesOf(model).Count;

    /// <summary>A model with weights of some number, from 0: its own are the first.</summary>
    internal ModelSpec With(ModelSpec model, int number) => number == 0 ? model
        : model.Train is { } settings ? model with { Train = settings with { Seed = settings.Seed + (ulong)number } }
        : model with { Weights = model.Weights! with { File = FilesOf(model)[number - 1] } };

    private IReadOnlyList<InputFile> FilesOf(ModelSpec model) =>
        Files.Where(item => item.Key == model.Name).Select(item => item.Value).FirstOrDefault() ?? [];
}
