namespace Hogwild.Scenarios;

/// <summary>The settings of training, by rule. This is the one place that knows which rule has which.</summary>
internal static class TrainShape
{
    private static readonly Key[] Common =
    [
        new("epochs", "passes over the data"),
        new("learning-rate", "the largest learning rate"),
        new("seed", "seed of the initial parameters"),
        new("width", "numbers in a node's state"),
        new("readout", "linear, or mlp for one hidden layer"),
        new("hidden", "hidden units of the readout"),
    ];

    /// <summary>The settings by kind of rule.</summary>
    public static readonly IReadOnlyList<Shape> Shapes =
    [
        new("gcn", "training of a GCN", Common),
        new("ignn", "training of an IGNN", [.. Common, new("kappa", "norm that W is held to, below 1")]),
        new(
            "energy",
            "training of an energy GNN",
            [
                .. Common,
                new("beta", "modulus of strong convexity"),
                new("lcap", "cap on the curvature L"),
                new("message-size", "numbers in a message"),
                new("units", "units of the node function"),
            ]),
    ];

    /// <summary>Reads the settings of a model whose rule is of the given kind.</summary>
    public static TrainSpec Read(Value value, string kind)
    {
        var section = value.Section(Shapes.First(shape => shape.Name == kind));
        return new TrainSpec
        {
            Epochs = Find("epochs")?.Whole(0),
            LearningRate = Find("learning-rate")?.Positive(),
            Seed = Find("seed")?.Seed(),
            Width = Find("width")?.Whole(1),
            Readout = Find("readout") is { } readout ? ReadReadout(readout) : null,
            Hidden = Find("hidden")?.Whole(1),
            Kappa = Find("kappa")?.Number("a number above 0 and below 1", number => number is > 0 and < 1),
            Beta = Find("beta")?.Positive(),
            LCap = Find("lcap")?.Positive(),
            MessageSize = Find("message-size")?.Whole(1),
            Units = Find("units")?.Whole(1),
        };

        Value? Find(string key) => section.Shape.Keys.Any(item => item.Name == key) ? section.Find(key) : null;
    }

    private static ReadoutKind ReadReadout(Value value)
    {
        const string What = "linear or mlp";
        return value.Text(What) switch
        {
            "linear" => ReadoutKind.Linear,
            "mlp" => ReadoutKind.Mlp,
            var other => throw value.Expected(What, Nearest.Hint(other, ["linear", "mlp"])),
        };
    }
}
