using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>One value of a scenario replaced from outside, as by <c>--set run.replicates=8</c>.</summary>
/// <param name="Path">Keys from the top, joined by dots: <c>scheduler.link.loss</c>.</param>
/// <param name="Value">The new value, in YAML: <c>20%</c>.</param>
/// <param name="Place">How errors name the value, for instance <c>--set run.replicates=8</c>.</param>
public sealed record Override(string Path, string Value, string Place)
{
    /// <summary>A value replaced by a program; errors name it as <c>path=value</c>.</summary>
    /// <param name="path">Keys from the top, joined by dots: <c>scheduler.link.loss</c>.</param>
    /// <param name="value">The new value, in YAML: <c>20%</c>.</param>
    public Override(string path, string value)
        : this(path, value, Excerpt.Of($"{path}={value}"))
    {
    }

    /// <summary>The folder that the value starts from as a path, in full; null for that of the scenario.</summary>
    internal string? Folder { get; init; }

    /// <summary>The value itself, where it is there already; null where the text is read.</summary>
    internal Node? Written { get; init; }

    /// <summary>Reads the argument of <c>--set</c>.</summary>
    /// <exception cref="ScenarioException">It has no <c>=</c>, or no path before it.</exception>
    public static Override Parse(string text)
    {
        var place = $"--set {Excerpt.Of(text)}";
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            throw new ScenarioException(place, "expected path=value, for instance run.replicates=8, found no path before a '='");
        }

        return new Override(text[..equals].Trim(), text[(equals + 1)..], place);
    }
}
