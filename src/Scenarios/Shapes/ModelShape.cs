using Hogwild.Experiments;

namespace Hogwild.Scenarios;

/// <summary>The keys of a model, and the kinds of rule.</summary>
internal static class ModelShape
{
    /// <summary>The keys of a model.</summary>
    public static readonly Shape Shape = new(
        "models.<name>",
        "a model",
        Key.Required("rule", "its update rule: a kind, or a mapping with the kind and options"),
        new Key("weights", "safetensors file with its parameters: a path, or a mapping with file and names, or with tensors"),
        new Key("train", "how its parameters are trained, instead of weights"),
        new Key("cells", "in a sweep, by data set: settings of training that differ there"));

    /// <summary>The keys of weights that have more than a path.</summary>
    public static readonly Shape Weights = new(
        "weights",
        "a file of parameters whose tensors may have other names",
        new Key("file", "safetensors file"),
        new Key("names", "mapping from our names of tensors to those in the file"),
        new Key("tensors", "instead of a file: the numbers themselves by our names, as nested lists"));

    /// <summary>The kinds of rule.</summary>
    public static readonly IReadOnlyList<Shape> Rules =
    [
        new(
            "gcn",
            "graph convolutional network: layers, no fixed point",
            new Key("normalise", "false where a node adds up itself and its neighbours as they are; else divided by degrees", "true")),
        new("ignn", "implicit graph neural network: a contraction"),
        new("energy", "energy GNN: gradient descent on a convex energy", new Key("alpha", "step size: a number, or auto for 1/L", "auto")),
        new("linear", "x becomes Mx + b", MatrixKeys),
        new("relu", "x becomes the positive part of Mx + b", MatrixKeys),
        .. IterationShape.Kinds,
    ];

    private static IReadOnlyList<Key> MatrixKeys =>
    [
        Key.Required("matrix", "M, a Matrix Market file; entry (i, j) is the arc from j to i"),
        new("bias", "b, a file with one number a line") { DefaultRule = "zeros" },
        new("initial", "x at the start, a file with one number a line") { DefaultRule = "zeros" },
    ];

    /// <summary>Reads all models.</summary>
    /// <param name="value">The mapping of models.</param>
    /// <param name="folder">The folder that paths start from.</param>
    /// <param name="traces">Measurements that rules may name.</param>
    /// <param name="datasets">The names of the data sets of a sweep; null for an ordinary scenario.</param>
    public static IReadOnlyList<ModelSpec> ReadAll(
        Value value, string folder, IReadOnlyList<TraceSpec> traces, IReadOnlyList<string>? datasets = null)
    {
        const string What = "at least one model by its name";
        var mapping = value.Mapping(What);
        return mapping.Entries.Count > 0 ? [.. mapping.Entries.Select(entry => Read(entry, folder, traces, datasets))] : throw value.Expected(What);
    }

    private static ModelSpec Read(Entry entry, string folder, IReadOnlyList<TraceSpec> traces, IReadOnlyList<string>? datasets)
    {
        if (!Names.IsPlain(entry.Key))
        {
            throw new ScenarioException(
                entry.Place.ToString(), $"expected a name of lower-case letters, digits and hyphens for a model, found '{entry.Key}'");
        }

        var section = new Value(entry.Value, $"models.{entry.Key}").Section(Shape);
        var rule = ReadRule(section.Get("rule"), folder, traces, out var kind);
        if (datasets is not null)
        {
            return TableModelShape.Read(entry.Key, section, (rule, kind), datasets);
        }

        CheckParameters(section, kind, rule.NeedsData);
        if (rule is RuleSpec.Gcn { Normalise: false } && section.Find("train") is { } training)
        {
            throw training.Expected("weights in its place where 'normalise' is false, which trainers do not know,");
        }

        if (section.Find("cells") is { } cells)
        {
            throw cells.Expected("the key only in a scenario with 'sweep'");
        }

        var weights = section.Find("weights");
        var train = section.Find("train");
        return new ModelSpec(
            entry.Key, rule, weights is null ? null : ReadWeights(weights, folder), train is null ? null : TrainShape.Read(train, kind));
    }

    private static RuleSpec ReadRule(Value value, string folder, IReadOnlyList<TraceSpec> traces, out string kind)
    {
        var section = value.Kind(Rules);
        kind = section.Shape.Name;
        return kind switch
        {
            "gcn" => new RuleSpec.Gcn(section.Get("normalise").Truth()),
            "ignn" => new RuleSpec.Ignn(),
            "energy" => new RuleSpec.Energy(ReadAlpha(section.Get("alpha"))),
            _ => IterationShape.Read(section, folder, traces) as RuleSpec ?? new RuleSpec.FromMatrix(
                kind == "relu",
                section.Get("matrix").File(folder),
                section.Find("bias")?.File(folder),
                section.Find("initial")?.File(folder)),
        };
    }

    /// <summary>A step size; null for auto.</summary>
    public static double? ReadAlpha(Value value)
    {
        const string What = "auto or a number above 0";
        return value.Text(What) == "auto" ? null : value.Number(What, number => number > 0);
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

    private static WeightsSpec ReadWeights(Value value, string folder)
    {
        if (!value.IsMapping)
        {
            return new WeightsSpec(value.File(folder), []);
        }

        var section = value.Section(Weights);
        if (section.Has("tensors") == section.Has("file") || section.Has("tensors") && section.Has("names"))
        {
            throw value.Expected("either the key 'file', with 'names' or without, or the key 'tensors'");
        }

        if (section.Find("tensors") is { } tensors)
        {
            return new WeightsSpec(null, []) { Tensors = TensorShape.ReadAll(tensors) };
        }

        var names = section.Find("names")?.Mapping("a mapping from our names of tensors to those in the file").Entries ?? [];
        return new WeightsSpec(
            section.Get("file").File(folder),
            [.. names.Select(name => KeyValuePair.Create(name.Key, new Value(name.Value, $"{section.Path}.names.{name.Key}").Text()))]);
    }
}
