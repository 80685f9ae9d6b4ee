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
    /// <param name="parquet">Whether every table is written as Parquet too.</param>
    internal static void Write(
        ResultsFolder folder, IReadOnlyList<StudyResult> results, TimeSpan? wall, CancellationToken cancellation, bool parquet = false)
    {
        ArgumentNullException.ThrowIfNull(results);
        using var culture = new InvariantCulture();
        var figures = new List<CaptionedFigure>();
        foreach (var result in results)
        {
            List<ResultFile> files = [.. ResultParts.Of(result).Files(result, folder.FullPath)];
            Write(folder, files, parquet, cancellation);
            figures.AddRange(files.Where(file => file.Figure is not null)
                .Select(file => new CaptionedFigure(file.Name, file.Figure!.Value, result)));
        }

        Write(folder, FigureCaptions.Of(figures), parquet, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var parts = results.Select(result => (Result: result, Part: ResultParts.Of(result)))
            .Where(item => item.Part.WriteJson is not null).ToList();
        if (parts.Count > 0)
        {
            using var work = Work.On(Work.Tables);
            using var json = folder.Create(RunFile.Name);
            RunFile.Write(json, parts[0].Part.Scenario(parts[0].Result), wall, folder.FullPath, writer =>
                parts.ForEach(item => item.Part.WriteJson!(writer, item.Result)));
        }

        Write(folder, [PageFile.Of(results, figures, wall)], parquet: false, cancellation);
    }

    /// <summary>Writes files.</summary>
    /// <param name="folder">Receives them.</param>
    /// <param name="files">The files.</param>
    /// <param name="parquet">Whether every table is written as Parquet too.</param>
    /// <param name="cancellation">Asks to stop between two of them.</param>
    internal static void Write(
        ResultsFolder folder, IEnumerable<ResultFile> files, bool parquet, CancellationToken cancellation)
    {
        foreach (var file in files.SelectMany(file => parquet && file.Parquet is { } beside ? [file, beside] : new[] { file }))
        {
            cancellation.ThrowIfCancellationRequested();
            using var work = Work.On(file.Work);
            using var stream = folder.Create(file.Name);
            file.Write(stream);
        }
    }

    private static string MarkerOf(IReadOnlyList<StudyResult> results) =>
        results.Any(result => ResultParts.Of(result).WriteJson is not null) ? RunFile.Name : ThresholdFile.Name;
}
