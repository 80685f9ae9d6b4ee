namespace Hogwild.Experiments;

/// <summary>One value of a scenario that is varied, everything else being equal.</summary>
/// <param name="Path">Keys from the top, joined by dots, as in an override.</param>
/// <param name="Values">The scenarios that come out of it, in the order of the file.</param>
public sealed record VarySpec(string Path, IReadOnlyList<VariedScenario> Values)
{
    /// <summary>What the axis of figures is called: the last key, or the last but one of a bound, with its unit.</summary>
    public string Axis
    {
        get
        {
            var keys = Path.Split('.');
            var name = keys is [.., "bound", "steps"] ? "bound B (steps)" : keys is [.., "link", "loss"] ? "loss of messages" : keys[^1];
            return Values.All(value => value.Value.EndsWith('%')) ? $"{name} (%)" : name;
        }
    }
}
