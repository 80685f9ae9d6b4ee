using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>
/// A model of a scenario. A rule with parameters has either <see cref="Weights"/> or <see cref="Train"/>; a matrix rule neither. Of tables
/// it has one or both, and the path of the weights is a pattern.
/// </summary>
/// <param name="Name">What tables and figures call it.</param>
/// <param name="Rule">Its update rule.</param>
/// <param name="Weights">Where its parameters are; null where they are trained first, or where there are none.</param>
/// <param name="Train">How it is trained; null where it is not.</param>
[Kind("model", "a model")]
public sealed record ModelSpec(
    string Name,
    [Option("its update rule: a kind, or a mapping with the kind and options", Example = "gcn")] RuleSpec Rule,
    [Option(
        "safetensors file with its parameters: a path, or a mapping with file and names, or with tensors; for tables a path in which "
            + "{dataset}, {model}, {fold} and {seed} stand for those")]
    WeightsSpec? Weights = null,
    [Option("how its parameters are trained, instead of weights", KindOf = "rule")] TrainingSettings? Train = null) : INamed, IChecked
{
    /// <summary>
    /// Standard deviation of the normal numbers that every run adds to every component of the rule's own start, other ones in every
    /// replicate; null, the default, for none. Where distances are measured from stays: what rounds from the rule's own start arrive at.
    /// </summary>
    [Option(
        "standard deviation of normal numbers that are added to every component of the start, other ones in every replicate",
        Default = "runs begin where the rule does",
        Above = 0)]
    public double? Start { get; init; }

    /// <summary>Of tables: the whole settings of training by data set, where they differ from <see cref="Train"/>.</summary>
    [Option("for tables, by data set: settings of training that differ there", KindOf = "rule", Over = "train", Default = "none")]
    public IReadOnlyList<KeyValuePair<string, TrainingSettings>> Cells { get; init; } = [];

    /// <summary>Of tables: the path of <see cref="Weights"/>; null where there is none.</summary>
    public string? WeightsPattern => Weights?.File?.Path;

    /// <summary>How it is trained on a data set of tables; null where it is not.</summary>
    public TrainingSettings? TrainOn(string dataset) =>
        Cells.Where(cell => cell.Key == dataset).Select(cell => cell.Value).FirstOrDefault() ?? Train;

    /// <summary>The file of <see cref="WeightsPattern"/> for one training of tables; null where there is no pattern.</summary>
    public string? WeightsOf(string dataset, int fold, int seed) => WeightsPattern?
        .Replace("{dataset}", dataset, StringComparison.Ordinal)
        .Replace("{model}", Name, StringComparison.Ordinal)
        .Replace("{fold}", fold.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{seed}", seed.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if (Train is not null && Rule is { NeedsWeights: true, AgainstTraining: { } reason })
        {
            yield return new Misfit("train", $"weights in its place {reason},");
        }

        if (Start is not null && !Rule.StartsAnywhere)
        {
            yield return new Misfit("start", $"the key only beside a rule that may begin anywhere, which {Kind.NameOf(Rule)} may not,");
        }

        if (Train is not null && Weights is null && Rule.IdleBeside(null) is { } idle)
        {
            yield return idle with { Option = $"rule.{idle.Option}" };
        }

        if (Weights?.Layout is { } layout && layout.Rule != Kind.NameOf(Rule))
        {
            yield return new Misfit("weights.layout", $"a layout of the rule {Kind.NameOf(Rule)}, which '{Kind.NameOf(layout)}' is not,");
        }

        foreach (var misfit in UntoldMisfits())
        {
            yield return misfit;
        }

        if (Train is not null && Train.Kind != Kind.NameOf(Rule))
        {
            yield return new Misfit("train", $"settings of the rule {Kind.NameOf(Rule)}");
        }

        if (Rule is RuleSpec.Energy { Form: var form })
        {
            var others = Cells.Where(cell => IsOther(cell.Value)).Select(cell => $"cells.{cell.Key}");
            foreach (var option in IsOther(Train) ? others.Append("train") : others)
            {
                yield return new Misfit(option, $"settings of an energy with {form}, as its rule has them,");
            }

            bool IsOther(TrainingSettings? settings) => settings is EnergyTraining energy && energy.Form != form;
        }

        foreach (var misfit in SageMisfits().Concat(UnderMisfits()))
        {
            yield return misfit;
        }
    }

    /// <summary>What cannot be trained under a scheduler, and under which one cannot.</summary>
    private IEnumerable<Misfit> UnderMisfits()
    {
        var all = Cells.Select(cell => ($"cells.{cell.Key}", (TrainingSettings?)cell.Value)).Append(("train", Train));
        foreach (var (path, settings) in all)
        {
            if (settings?.Under is not { } under)
            {
                continue;
            }

            var expected = settings is not (LayeredTraining or IgnnTraining or EnergyTraining)
                ? "the key only of a network of layers, an ignn or an energy: the adjoint of no other iteration is a rule,"
                : settings is LayeredTraining { Dropout: not null } ? "the key only without 'dropout'"
                : under.LooksAtStates ? "a scheduler that does not look at states"
                : SchedulerText.NamesFiles(under) ? "a scheduler without files and traces"
                : !under.IsAtomicThroughout || under.IsOwnStale ? "a scheduler with 'atomic' true and 'own' fresh" : null;
            if (expected is not null)
            {
                yield return new Misfit($"{path}.under", expected);
            }
        }
    }

    /// <summary>
    /// What no tensor of a layout tells and the scenario does not say either: with a guess, weights would be run as another network's.
    /// </summary>
    private IEnumerable<Misfit> UntoldMisfits()
    {
        if (Weights?.Layout is WeightLayout.PygSage && Rule is RuleSpec.Sage { Aggregator: null })
        {
            yield return new Misfit("rule", "a rule with 'aggregator' mean or max, which no tensor of the layout pyg-sage tells,");
        }

        if (Weights?.Layout is WeightLayout.PygGat { Elu: null })
        {
            yield return new Misfit("weights.layout", "a layout with 'elu' true or false, which no tensor of pyg-gat tells,");
        }
    }

    /// <summary>Settings of GraphSAGE that are not what its rule says.</summary>
    private IEnumerable<Misfit> SageMisfits()
    {
        var all = Cells.Select(cell => ($"cells.{cell.Key}", (TrainingSettings?)cell.Value)).Append(("train", Train));
        foreach (var (path, settings) in Rule is RuleSpec.Sage ? all : [])
        {
            var (rule, trained) = ((RuleSpec.Sage)Rule, settings as SageTraining);
            if (trained is not null && rule.Aggregator is { } aggregator && aggregator != trained.Aggregator)
            {
                yield return new Misfit(
                    $"{path}.aggregator", $"{(aggregator == SageAggregator.Max ? "max" : "mean")}, as 'rule.aggregator' says,");
            }

            if (trained is not null && rule.Closed is { } closed && closed != trained.Closed)
            {
                yield return new Misfit($"{path}.closed", $"{(closed ? "true" : "false")}, as 'rule.closed' says,");
            }
        }
    }
}
