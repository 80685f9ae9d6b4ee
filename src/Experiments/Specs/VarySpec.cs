using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>One value of a scenario that is varied, everything else being equal.</summary>
/// <param name="Path">Keys from the top, joined by dots, as in an override.</param>
/// <param name="Values">The values as they are written.</param>
[Kind("vary", "one value of the scenario, varied: every run is done for each of its values")]
public sealed record VarySpec(
    [Option("its keys joined by dots, such as scheduler.bound.steps")] string Path,
    [Option("a list of its values", What = "a list of values, not empty,")] IReadOnlyList<string> Values) : IChecked
{
    // A run of several scenarios has one folder, one title, and one question.
    private static readonly string[] Fixed = ["vary", "name", "title", "threshold", "ordering", "sweep"];

    private const int MostValues = 1000;

    /// <summary>The scenarios that come out of it, in the order of the values.</summary>
    public IReadOnlyList<VariedScenario> Scenarios { get; init; } = [];

    /// <summary>What the axis of figures is called: the last key, or the last but one of a bound, with its unit.</summary>
    public string Axis
    {
        get
        {
            var keys = Path.Split('.');
            var name = keys is [.., "bound", "steps"] ? "bound B (steps)" : keys is [.., "link", "loss"] ? "loss of messages" : keys[^1];
            return Values.All(value => value.EndsWith('%')) ? $"{name} (%)" : name;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if (Fixed.Contains(Path.Split('.')[0]))
        {
            yield return new Misfit(
                "path", "keys joined by dots, such as scheduler.bound.steps, of something that can differ between runs,");
        }

        if (Values.Count > MostValues)
        {
            yield return new Misfit("values", $"a list of at most {MostValues} values");
            yield break;
        }

        foreach (var (k, value) in Values.Index().Where(item => Values.Take(item.Index).Contains(item.Item)))
        {
            yield return new Misfit($"values.{k}", "each value once");
        }
    }
}
