using ScottPlot;

namespace Hogwild.Reports;

/// <summary>What a line means by its pattern: the same in all figures (docs/figures.md).</summary>
/// <param name="Name">Its name in the code of figures.</param>
/// <param name="Width">Its width.</param>
/// <param name="Dashes">Lengths of dash and gap; null for a solid line.</param>
internal sealed record LineKind(string Name, float Width, float[]? Dashes = null)
{
    /// <summary>Asynchronous runs of a model: thick and solid, with the model's marker.</summary>
    public static LineKind Asynchronous { get; } = new("asynchronous", 2.4f);

    /// <summary>The synchronous computation, or where it arrives: dashes and dots.</summary>
    public static LineKind Synchronous { get; } = new("synchronous", 1.6f, [8, 3, 2, 3]);

    /// <summary>What is proved or promised, a certificate or a bound: long dashes.</summary>
    public static LineKind Guaranteed { get; } = new("guaranteed", 1.6f, [7, 4]);

    /// <summary>What is proved after complete macro-iterations alone: thin, with long gaps.</summary>
    public static LineKind Settled { get; } = new("settled", 1.2f, [5, 8]);

    /// <summary>One run among many: dots.</summary>
    public static LineKind Single { get; } = new("single", 1.2f, [2, 2]);

    /// <summary>What is compared with, a tolerance or a formula, and second quantities: thin and solid.</summary>
    public static LineKind Reference { get; } = new("reference", 1.2f);

    /// <summary>What was sent and had no effect: short dashes.</summary>
    public static LineKind Unused { get; } = new("unused", 1, [4, 3]);

    /// <summary>As the plotting library has it.</summary>
    public LinePattern Pattern => Dashes is null ? LinePattern.Solid : new LinePattern(Dashes, 0, Name);

    /// <summary>Lengths of dash and gap as drawings of the web have them; empty for a solid line.</summary>
    public string DashText => string.Join(' ', (Dashes ?? []).Select(dash => Csv.Number(dash)));

    /// <summary>How the line of some dashes is called.</summary>
    public static string InWords(float[]? dashes, float width) => dashes switch
    {
        null => width >= 2 ? "thick line" : "thin line",
        { Length: > 2 } => "dash-dotted line",
        [<= 2, ..] => "dotted line",
        _ => "dashed line",
    };
}
