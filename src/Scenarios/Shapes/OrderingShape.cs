using Hogwild.Experiments;

namespace Hogwild.Scenarios;

/// <summary>The section on orders of updates.</summary>
internal static class OrderingShape
{
    /// <summary>Its keys.</summary>
    public static readonly Shape Shape = new(
        "ordering",
        "how the outputs of layered rules are distributed over orders of updates",
        new Key("samples", "number of runs under the scheduler", "20000"),
        new Key("exact", "whether samples are compared with all interleavings of updates, each reading what is newest", "true"),
        new Key("show", "number of the sample whose computation graph is drawn", "0"));

    /// <summary>Reads the section.</summary>
    /// <param name="value">The section.</param>
    /// <param name="models">The models, of which one at least has layers.</param>
    public static OrderingSpec Read(Value value, IReadOnlyList<ModelSpec> models)
    {
        var section = value.Section(Shape);
        if (!models.Any(model => model.Rule is RuleSpec.Gcn))
        {
            throw value.Expected("a model with layers (gcn) among 'models'");
        }

        var samples = section.Get("samples").Whole(1, 10_000_000);
        return new OrderingSpec(samples, section.Get("exact").Truth(), section.Get("show").Whole(0, samples - 1));
    }
}
