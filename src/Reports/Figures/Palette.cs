using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// Colours of what is to be told apart: those of Okabe and Ito (2008), which colour-blind readers can tell apart, yellow and black left
/// out.
/// </summary>
internal static class Palette
{
    private static readonly Color[] Colours =
    [
        Color.FromHex("#0072B2"),
        Color.FromHex("#D55E00"),
        Color.FromHex("#009E73"),
        Color.FromHex("#CC79A7"),
        Color.FromHex("#56B4E9"),
        Color.FromHex("#E69F00"),
    ];

    private static readonly string[] Names = ["blue", "vermilion", "green", "pink", "light blue", "amber"];

    /// <summary>Text and axes.</summary>
    public static Color Ink { get; } = Color.FromHex("#222222");

    /// <summary>Lines that belong to no model.</summary>
    public static Color Grey { get; } = Color.FromHex("#7F7F7F");

    /// <summary>The ground of what is rounding.</summary>
    public static Color Noise { get; } = Color.FromHex("#EDEDED");

    /// <summary>Grid lines.</summary>
    public static Color Grid { get; } = Color.FromHex("#E6E6E6");

    /// <summary>How many there are.</summary>
    public static int Count => Colours.Length;

    /// <summary>What a colour is called; empty for ink.</summary>
    public static string NameOf(Color colour)
    {
        var index = Array.FindIndex(Colours, item => item.WithAlpha(255) == colour.WithAlpha(255));
        var isGrey = colour.Red == colour.Green && colour.Green == colour.Blue && colour.Red > Ink.Red;
        return index >= 0 ? Names[index] : isGrey ? "grey" : string.Empty;
    }

    /// <summary>The colour with this number.</summary>
    public static Color Of(int number) => Colours[number % Colours.Length];
}
