using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>Writes all files of a search.</summary>
internal static class ThresholdWriter
{
    /// <summary>The file by which a folder is known as the results of a search.</summary>
    public const string Marker = "threshold.json";

    /// <summary>Writes <c>threshold.csv</c>, <c>points.csv</c>, <c>threshold.json</c> and the figure.</summary>
    public static void Write(ResultsFolder folder, ThresholdResult result, CancellationToken cancellation)
    {
        using (var writer = folder.CreateText("threshold.csv"))
        {
            ThresholdTables.WriteAnswers(writer, result);
        }

        using (var writer = folder.CreateText("points.csv"))
        {
            ThresholdTables.WritePoints(writer, result);
        }

        var figure = StabilityFigure.Create(result);
        using (var png = folder.Create("figures/stability.png"))
        {
            figure.WritePng(png);
        }

        using (var svg = folder.Create("figures/stability.svg"))
        {
            figure.WriteSvg(svg);
        }

        cancellation.ThrowIfCancellationRequested();
        using var json = folder.Create(Marker);
        ThresholdFile.Write(json, result, folder.FullPath);
    }
}
