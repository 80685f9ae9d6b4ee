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

    private const int DarkGrey = 0x60;
    private const int LightGrey = 0xC0;

    private static readonly Color[] Others =
    [
        Color.FromHex("#332288"),
        Color.FromHex("#882255"),
        Color.FromHex("#999933"),
        Color.FromHex("#44AA99"),
        Color.FromHex("#AA4499"),
        Color.FromHex("#117733"),
    ];

    private static readonly string[] OtherNames = ["indigo", "wine", "olive", "teal", "purple", "dark green"];

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
        var other = Array.FindIndex(Others, item => item.WithAlpha(255) == colour.WithAlpha(255));
        var isGrey = colour.Red == colour.Green && colour.Green == colour.Blue;
        return index >= 0 ? Names[index] : other >= 0 ? OtherNames[other] : !isGrey ? Shades.NameOf(colour)
            : colour.Red <= Ink.Red ? string.Empty : colour.Red < DarkGrey ? "dark grey" : colour.Red > LightGrey ? "light grey" : "grey";
    }

    /// <summary>
    /// The colour with this number of what is no model and stands in the place of one, such as schedulers and data sets: those of Tol's
    /// muted scheme (2021), which no model has.
    /// </summary>
    public static Color Other(int number) => Others[number % Others.Length];

    /// <summary>The colour with this number.</summary>
    public static Color Of(int number) => Colours[number % Colours.Length];
}
