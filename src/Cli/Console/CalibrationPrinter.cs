using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Cli;

/// <summary>What a calibration has found, a line a clock or link.</summary>
internal static class CalibrationPrinter
{
    private const int Others = 2;
    private const int MostParts = 12;
    private static readonly string[] Titles = ["part", "known", "open", "best", "lost", "distance", "next best (AIC)"];

    /// <summary>Writes it.</summary>
    /// <param name="output">Receives it.</param>
    /// <param name="world">What was found.</param>
    public static void Write(TextWriter output, CalibratedWorld world)
    {
        List<string[]> rows = [Row("all clocks", world.Clock), .. Told(world.Clocks)];
        if (world.Link is { } link)
        {
            rows.Add(Row("all links", link));
        }

        rows.AddRange(Told(world.Links));
        WeightsPrinter.WriteRows(output, Titles, rows);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{world.Schedules} {(world.Schedules == 1 ? "schedule" : "schedules")}, {world.Clocks.Count} clocks and {world.Links.Count} "
                + $"links of their own; the distance is the largest between the distributions found and fitted."));
        foreach (var note in world.Notes)
        {
            output.WriteLine($"{char.ToUpperInvariant(note[0])}{note[1..]}.");
        }
    }

    private static IEnumerable<string[]> Told(IReadOnlyList<CalibratedPart> parts)
    {
        foreach (var part in parts.Take(MostParts))
        {
            yield return Row(
                string.Create(CultureInfo.InvariantCulture, $"{part.From}{(part.To is { } to ? $" to {to}" : string.Empty)}"), part);
        }

        if (parts.Count > MostParts)
        {
            yield return [$"{parts.Count - MostParts} more", .. Enumerable.Repeat(string.Empty, Titles.Length - 1)];
        }
    }

    private static string[] Row(string name, CalibratedPart part) =>
    [
        name,
        part.Fit.Ended.ToString(CultureInfo.InvariantCulture),
        part.Fit.Open.ToString(CultureInfo.InvariantCulture),
        WorldText.Of(part.Fit.Spec).Replace("kind: ", string.Empty, StringComparison.Ordinal).Trim('{', '}', ' '),
        string.Create(CultureInfo.InvariantCulture, $"{100 * part.Fit.Loss:0.0} %"),
        part.Fit.Distance.ToString("0.000", CultureInfo.InvariantCulture),
        string.Join(", ", part.Fit.Others.Take(Others).Select(item =>
            string.Create(CultureInfo.InvariantCulture, $"{item.Key} {item.Value:+0.0;-0.0}"))),
    ];
}
