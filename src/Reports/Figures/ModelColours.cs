using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// The colours of a scenario's models, by their names: those that are shipped have one colour in all figures, whatever stands beside them.
/// Any other name has a colour of its own, or, where a model named before it has that already, the next one that is free.
/// </summary>
internal sealed class ModelColours
{
    private static readonly string[] Shipped = ["gcn", "ignn", "energy-gnn"];
    private readonly Dictionary<string, Color> _colours = [];

    /// <summary>The colours of some names, in the order of the scenario.</summary>
    public ModelColours(IReadOnlyList<string> names)
    {
        var taken = names.Select(name => Array.IndexOf(Shipped, name)).Where(index => index >= 0).ToHashSet();
        foreach (var name in names)
        {
            var index = Array.IndexOf(Shipped, name);
            for (var k = 0; index < 0; k++)
            {
                var next = (Preferred(name) + k) % Palette.Count;
                index = k >= Palette.Count || taken.Add(next) ? next : -1;
            }

            _colours[name] = Palette.Of(index);
        }
    }

    /// <summary>The colours of a scenario, of all its models, whichever a figure shows.</summary>
    public static ModelColours Of(Scenario scenario) => new([.. scenario.Models.Select(model => model.Name)]);

    /// <summary>The colour of a model.</summary>
    public Color this[string name] => _colours.TryGetValue(name, out var colour) ? colour : new ModelColours([name])[name];

    /// <summary>FNV-1a of the name: the same on every machine.</summary>
    private static int Preferred(string name) =>
        (int)(name.Aggregate(2166136261u, (hash, letter) => unchecked((hash ^ letter) * 16777619u)) % (uint)Palette.Count);
}
