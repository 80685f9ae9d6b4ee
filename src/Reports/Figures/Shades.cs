using ScottPlot;

namespace Hogwild.Reports;

/// <summary>Colours of an ordered list of values, from light to dark; also in print without colours.</summary>
internal static class Shades
{
    private const int Exact = 4;

    // Light to dark in lightness, from a sequential scale that colour-blind readers can order.
    private static readonly Color[] Stops =
        [Color.FromHex("#F2B84B"), Color.FromHex("#E07B39"), Color.FromHex("#B8405E"), Color.FromHex("#6A2C70"), Color.FromHex("#231942")];

    private static readonly string[] Names = ["amber", "orange", "crimson", "purple", "near-black"];

    /// <summary>What the stop of the scale that is nearest to a colour is called; empty where it is no colour of the scale.</summary>
    public static string NameOf(Color colour)
    {
        const int Fine = 256;
        var index = Enumerable.Range(0, Fine + 1).MinBy(k => Distance(Of(k, Fine + 1), colour));
        return Distance(Of(index, Fine + 1), colour) > Exact ? string.Empty
            : Names[(int)Math.Round((Names.Length - 1) * (double)index / Fine)];
    }

    /// <summary>The colour of one of <paramref name="count"/> values.</summary>
    public static Color Of(int index, int count)
    {
        var place = count == 1 ? Stops.Length - 1 : (Stops.Length - 1) * (double)index / (count - 1);
        var below = Math.Min((int)place, Stops.Length - 2);
        var (from, to, share) = (Stops[below], Stops[below + 1], place - below);
        return new Color(Mix(from.Red, to.Red), Mix(from.Green, to.Green), Mix(from.Blue, to.Blue));

        byte Mix(byte a, byte b) => (byte)Math.Round(a + (share * (b - a)));
    }

    private static int Distance(Color one, Color other) =>
        Math.Abs(one.Red - other.Red) + Math.Abs(one.Green - other.Green) + Math.Abs(one.Blue - other.Blue);
}
