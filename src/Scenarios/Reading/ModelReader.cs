using Hogwild.Experiments;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>The keys of a model, and the kinds of rule.</summary>
internal static class ModelReader
{
    /// <summary>The keys of a model.</summary>
    public static readonly Shape Shape = new(
        "models.<name>",
        "a model",
        Key.Required("rule", "its update rule: a kind, or a mapping with the kind and options"),
        new Key("weights", "safetensors file with its parameters: a path, or a mapping with file and names, or with tensors"),
        new Key("train", "how its parameters are trained, instead of weights"),
        new Key("cells", "in a sweep, by data set: settings of training that differ there"));

    /// <summary>Reads all models.</summary>
    /// <param name="value">The mapping of models.</param>
    /// <param name="reader">Reads rules and weights.</param>
    /// <param name="datasets">The names of the data sets of a sweep; null for an ordinary scenario.</param>
    public static IReadOnlyList<ModelSpec> ReadAll(
        Value value, SpecReader reader, IReadOnlyList<string>? datasets = null)
    {
        const string What = "at least one model by its name";
        var mapping = value.Mapping(What);
        return mapping.Entries.Count > 0 ? [.. mapping.Entries.Select(entry => Read(entry, reader, datasets))] : throw value.Expected(What);
    }

    private static ModelSpec Read(Entry entry, SpecReader reader, IReadOnlyList<string>? datasets)
    {
        if (!Names.IsPlain(entry.Key))
        {
            throw new ScenarioException(
                entry.Place.ToString(), $"expected a name of lower-case letters, digits and hyphens for a model, found '{entry.Key}'");
        }

        var section = new Value(entry.Value, $"models.{entry.Key}").Section(Shape);
        var rule = reader.Read<RuleSpec>(section.Get("rule"));
        var kind = Kind.NameOf(rule);
        if (rule is { NeedsWeights: true, AgainstTraining: { } reason } && section.Find("train") is { } training)
        {
            throw training.Expected($"weights in its place {reason},");
        }

        if (datasets is not null)
        {
            return TableModelReader.Read(entry.Key, section, (rule, kind), datasets);
        }

        CheckParameters(section, kind, rule.NeedsWeights);
        if (section.Find("cells") is { } cells)
        {
            throw cells.Expected("the key only in a scenario with 'sweep'");
        }

        var weights = section.Find("weights");
        var train = section.Find("train");
        return new ModelSpec(
            entry.Key,
            rule,
            weights is null ? null : reader.Read<WeightsSpec>(weights),
            train is null ? null : TrainReader.Read(train, kind));
    }

    private static void CheckParameters(Section section, string kind, bool needed)
    {
        var given = (section.Has("weights") ? 1 : 0) + (section.Has("train") ? 1 : 0);
        if (given != (needed ? 1 : 0))
        {
            var expected = needed ? "either 'weights' or 'train'" : "neither 'weights' nor 'train'";
            throw new ScenarioException(
                section.Place.ToString(), $"expected {expected} in '{section.Path}' for the rule {kind}, found {section.Describe()}");
        }
    }
}
