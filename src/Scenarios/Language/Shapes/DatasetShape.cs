namespace Hogwild.Scenarios;

/// <summary>The kinds of data set.</summary>
internal static class DatasetShape
{
    /// <summary>The kinds.</summary>
    public static readonly IReadOnlyList<Shape> Kinds =
    [
        new(
            "chains",
            "one undirected chain a class; only its first node shows the class",
            Key.Required("length", "nodes in a chain"),
            new Key("classes", "number of classes, hence of chains", "2")),
        OneGraphShape.Shape,
    ];

    /// <summary>Reads a data set.</summary>
    public static DatasetSpec Read(Value value)
    {
        var section = value.Kind(Kinds);
        if (section.Shape == OneGraphShape.Shape)
        {
            return OneGraphShape.Read(section);
        }

        return new DatasetSpec.Chains(section.Get("length").Whole(1, 1_000_000), section.Get("classes").Whole(2, 1_000));
    }
}
