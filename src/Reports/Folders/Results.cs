using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>Folders of results: tables, figures, and what determined them.</summary>
public static class Results
{
    /// <summary>Writes all tables and figures of results, and <c>run.json</c>. What an earlier run left in the folder goes.</summary>
    /// <param name="folder">The folder; it appears whole or not at all.</param>
    /// <param name="results">What studies of one scenario left, the main one first.</param>
    /// <exception cref="ScenarioException">Something that is not a folder of results is in the way.</exception>
    public static void Write(string folder, params IReadOnlyList<StudyResult> results)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var path = Path.GetFullPath(folder);
        using var open = ResultsFolder.Open(Path.GetDirectoryName(path) ?? path, Path.GetFileName(path), MarkerOf(results));
        Write(open, results, wall: null, CancellationToken.None);
        open.Commit();
    }

    /// <summary>Writes all files of results; the folder is committed by the caller.</summary>
    /// <param name="folder">Receives the files.</param>
    /// <param name="results">What came out of the studies of one scenario, the main one first.</param>
    /// <param name="wall">How long they took; null where nobody has measured it.</param>
    /// <param name="cancellation">Asks to stop between two files.</param>
    internal static void Write(
        ResultsFolder folder, IReadOnlyList<StudyResult> results, TimeSpan? wall, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(results);
        using var culture = new InvariantCulture();
        var figures = new List<CaptionedFigure>();
        foreach (var result in results)
        {
            foreach (var file in ResultParts.Of(result).Files(result, folder.FullPath))
            {
                Write(folder, file, cancellation);
                figures.AddRange(file.Figure is { } figure ? [new CaptionedFigure(file.Name, figure.Value, result)] : []);
            }
        }

        FigureCaptions.Of(figures).ToList().ForEach(file => Write(folder, file, cancellation));

        cancellation.ThrowIfCancellationRequested();
        var parts = results.Select(result => (Result: result, Part: ResultParts.Of(result)))
            .Where(item => item.Part.WriteJson is not null).ToList();
        if (parts.Count > 0)
        {
            using var json = folder.Create(RunFile.Name);
            RunFile.Write(json, parts[0].Part.Scenario(parts[0].Result), wall, folder.FullPath, writer =>
                parts.ForEach(item => item.Part.WriteJson!(writer, item.Result)));
        }

        Write(folder, PageFile.Of(results, figures, wall), cancellation);
    }

    private static void Write(ResultsFolder folder, ResultFile file, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var stream = folder.Create(file.Name);
        file.Write(stream);
    }

    private static string MarkerOf(IReadOnlyList<StudyResult> results) =>
        results.Any(result => ResultParts.Of(result).WriteJson is not null) ? RunFile.Name : ThresholdFile.Name;
}
