using Hogwild.Experiments;

namespace Hogwild.Scenarios;

/// <summary>The kinds of objective.</summary>
internal static class ObjectiveShape
{
    /// <summary>The kinds.</summary>
    public static readonly IReadOnlyList<Shape> Kinds =
    [
        new(
            "distance",
            "squared distance from the synchronous answer, of outputs for layered rules; from the origin where there is no answer"),
        new("label-flips", "nodes whose largest output is not that of the synchronous answer, with their margins"),
        new("energy", "energy of an energy GNN above its minimum"),
        new("linear", "weighted sum of outputs", Key.Required("file", "a file with one weight per node and output, node by node")),
    ];

    /// <summary>The key of those who have one.</summary>
    public static Key Key => new("objective", "what it wants large: distance, label-flips, energy or linear", "distance");

    /// <summary>Reads an objective.</summary>
    /// <param name="value">Its kind, or a mapping.</param>
    /// <param name="folder">The folder that paths start from.</param>
    public static ObjectiveSpec Read(Value value, string folder)
    {
        var section = value.Kind(Kinds);
        ObjectiveSpec objective = section.Shape.Name switch
        {
            "distance" => new ObjectiveSpec.Distance(),
            "label-flips" => new ObjectiveSpec.LabelFlips(),
            "energy" => new ObjectiveSpec.Energy(),
            _ => new ObjectiveSpec.Linear(section.Get("file").File(folder)),
        };
        return objective with { Place = value.Place.ToString() };
    }

    /// <summary>The name of its kind.</summary>
    public static string Name(ObjectiveSpec objective) => objective switch
    {
        ObjectiveSpec.Distance => "distance",
        ObjectiveSpec.LabelFlips => "label-flips",
        ObjectiveSpec.Energy => "energy",
        _ => "linear",
    };
}
