using System.Globalization;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>
/// Everything that determines a training besides the data: the size of the model, the optimiser, the seed. All trainers use Adam with β₁ =
/// .9, β₂ = .99, decoupled weight decay, a linear warm-up and a cosine decay to 1 % of the rate.
/// </summary>
[Family("training", "training", "how the parameters of a rule are trained")]
public abstract record TrainingSettings
{
    /// <summary>The kind of model: <c>gcn</c>, <c>ignn</c>, <c>energy</c>, …</summary>
    public string Kind => Simulation.Kind.NameOf(this);

    /// <summary>Seed of the initial weights. Default 1.</summary>
    [Option("seed of the initial weights")]
    public ulong Seed { get; init; } = 1;

    /// <summary>How often every graph is visited.</summary>
    [Option("how often every graph is visited", Least = 0)]
    public int Epochs { get; init; } = 300;

    /// <summary>Graphs of a step of the optimiser, in a new order every epoch; 0 for all of them at once. Default 0.</summary>
    [Option("graphs of a step of the optimiser, in a new order every epoch; 0 for all of them at once", Least = 0)]
    public int BatchSize { get; init; }

    /// <summary>
    /// The probability that a visit to a training graph relabels the identities of its nodes at random. Default 0. Only for features that
    /// are one-hot identities.
    /// </summary>
    [Option(
        "probability that a visit relabels the identities of the nodes at random, for features that are one-hot identities",
        Least = 0,
        Most = 1)]
    public double Augmentation { get; init; }

    /// <summary>
    /// How many trainings, from different initial weights, the one with the smallest final training loss is taken of: the loss of the task
    /// alone, so that of nonlinear GNNs one that contracts less may be taken. Default 1.
    /// </summary>
    [Option(
        "trainings from different initial weights, of which the one with the smallest training loss, without penalties, is taken",
        Least = 1)]
    public int Restarts { get; init; } = 1;

    /// <summary>The largest step size of Adam. Default 0.01.</summary>
    [Option("largest step size of Adam", Above = 0)]
    public double LearningRate { get; init; } = 0.01;

    /// <summary>Share of the epochs over which the rate rises linearly. Default 0.</summary>
    [Option("share of the epochs over which the rate rises linearly", Least = 0, Below = 1)]
    public double WarmUp { get; init; }

    /// <summary>Decoupled weight decay (Loshchilov &amp; Hutter 2019). Default 0.</summary>
    [Option("decoupled weight decay", Least = 0)]
    public double WeightDecay { get; init; }

    /// <summary>The 2-norm to which the whole gradient is clipped; 0 for none. Default 1.</summary>
    [Option("2-norm to which the whole gradient is clipped; 0 for none", Least = 0)]
    public double Clip { get; init; } = 1;

    /// <summary>Numbers in a node's state; of a network of layers, outputs of every layer.</summary>
    [Option("numbers in a node's state; of a network of layers, outputs of every layer", Least = 1)]
    public int Width { get; init; }

    /// <summary>Units of the hidden layer of the readout; 0 for a linear readout.</summary>
    [Option("units of the hidden layer of the readout; 0 for a linear readout", Least = 0)]
    public int Hidden { get; init; }

    /// <summary>
    /// How the states of the nodes of an edge or graph become the one that the readout reads, where those are judged; null, the default,
    /// for the mean over a graph and the product over the ends of an edge.
    /// </summary>
    [Option(
        "where edges or graphs are judged: how the states of their nodes become one",
        Default = "mean over a graph, product over the ends of an edge")]
    public PoolKind? Pool { get; init; }

    /// <summary>
    /// The scheduler under which a network of layers, an IGNN or an energy GNN is trained: in every step of the optimiser states are
    /// computed asynchronously, under schedules drawn for that step, on a grid of 1 ms. Of a network of layers the gradient is that of what
    /// was computed. Of an implicit one states are where nodes arrive, and the gradient comes from the adjoint there, which nodes arrive at
    /// likewise, under a schedule of its own: both are the same under every schedule, up to the tolerance, and what a schedule decides is
    /// what they cost. Null, the default, for synchronous computation.
    /// </summary>
    [Option(
        "of a network of layers, an ignn or an energy: the scheduler under which it is trained, with schedules drawn anew in every step; "
            + "it may not look at states, name files, or let a node go on from another state than its newest",
        Default = "it is trained synchronously",
        Example = "{ kind: poisson, period: 10ms }")]
    public SchedulerSpec? Under { get; init; }

    /// <summary>
    /// All settings that are set, by name in kebab-case, in ordinal order, and the kind as <c>model</c>. Metadata and cache keys are made
    /// of it.
    /// </summary>
    public SortedDictionary<string, string> Describe()
    {
        var described = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["model"] = Kind };
        foreach (var option in Simulation.Kind.Of(GetType()).Options)
        {
            if (option.In(this) is { } value)
            {
                var text = value is SchedulerSpec scheduler ? SchedulerText.Of(scheduler)
                    : Convert.ToString(value, CultureInfo.InvariantCulture)!;
                described.Add(option.Name, text);
            }
        }

        return described;
    }

    /// <summary>The settings of one of the restarts: another seed for every one but the first.</summary>
    internal TrainingSettings Restarted(int restart) =>
        restart == 0 ? this : this with { Seed = StableHash.Add(StableHash.Add(StableHash.Start, (long)Seed), restart) };

    /// <summary>The settings with which graphs are looked at that are not trained on: solves go on until they are exact enough.</summary>
    internal virtual TrainingSettings ToJudge() => this;

    /// <summary>Refuses settings that make no sense.</summary>
    /// <exception cref="ArgumentException">The message names the setting, its value and what is allowed.</exception>
    public void Validate()
    {
        var kind = Simulation.Kind.Of(GetType());
        var wrong = kind.Options.Where(option => option.In(this) is { } value && !option.Admits(value))
            .Select(option => new Misfit(option.Name, option.What));
        foreach (var misfit in wrong.Concat(kind.Misfits(this, TimeSpan.Zero)))
        {
            var value = Convert.ToString(kind.Options.First(option => option.Name == misfit.Option).In(this), CultureInfo.InvariantCulture);
            throw new ArgumentException($"expected {misfit.Expected} for {misfit.Option}, found '{value}'");
        }
    }
}
