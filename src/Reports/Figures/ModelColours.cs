using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// The colours of a scenario's models, by their names: those that are shipped have one colour in all figures, whatever stands beside them.
/// Any other name has a colour of its own, or, where a model named before it has that already, the next one that is free.
/// </summary>
internal sealed class ModelColours
{
    // Numbers of colours: from the seventh on they come again, with other markers. Networks of layers are apart from each other.
    private static readonly Dictionary<string, int> Shipped = new()
    {
        ["gcn"] = 0, ["ignn"] = 1, ["energy-gnn"] = 2, ["gat"] = 3, ["sage-mean"] = 4, ["gin"] = 5, ["sage-max"] = 7,
        ["nonlinear-gnn"] = 9, ["eignn"] = 10, ["gsdgnn"] = 11,
    };

    // Apart in lightness for those that often stand beside each other.
    private static readonly Color[] Shades =
    [
        Color.FromHex("#222222"), Color.FromHex("#7A7A7A"), Color.FromHex("#A8A8A8"),
        Color.FromHex("#505050"), Color.FromHex("#909090"), Color.FromHex("#3A3A3A"),
    ];

    private readonly Dictionary<string, int> _numbers = [];
    private readonly FigureStyle _style;

    /// <summary>The colours of some names, in the order of the scenario.</summary>
    public ModelColours(IReadOnlyList<string> names, FigureStyle? style = null)
    {
        _style = style ?? FigureStyle.Screen;
        // Who has a colour for the second time has it for the first time, too.
        var taken = names.Where(Shipped.ContainsKey).SelectMany(name => new[] { Shipped[name], Shipped[name] % Palette.Count }).ToHashSet();
        foreach (var name in names)
        {
            var index = Shipped.GetValueOrDefault(name, -1);
            for (var k = 0; index < 0; k++)
            {
                // When all colours are taken they begin again, with other markers.
                var next = ((Preferred(name) + k) % Palette.Count) + (Palette.Count * (k / Palette.Count));
                index = k >= Palette.Count * Palette.Count || taken.Add(next) ? next : -1;
            }

            _numbers[name] = index;
        }
    }

    /// <summary>The colours of a scenario, of all its models, whichever a figure shows.</summary>
    public static ModelColours Of(Scenario scenario) =>
        new([.. scenario.Models.Select(model => model.Name)], FigureStyle.Of(scenario));

    /// <summary>The colour of a model.</summary>
    public Color this[string name] => _style.IsGrey ? Shades[NumberOf(name) % Shades.Length] : Palette.Of(NumberOf(name));

    /// <summary>The marker of a model, which goes with its colour.</summary>
    public MarkerShape MarkerOf(string name) => ModelMarkers.Of(NumberOf(name) + (NumberOf(name) / Palette.Count));

    private int NumberOf(string name) =>
        _numbers.TryGetValue(name, out var number) ? number : new ModelColours([name])._numbers[name];

    /// <summary>FNV-1a of the name: the same on every machine.</summary>
    private static int Preferred(string name) =>
        (int)(name.Aggregate(2166136261u, (hash, letter) => unchecked((hash ^ letter) * 16777619u)) % (uint)Palette.Count);
}
