namespace Hogwild.Reports.Tests;

/// <summary>Writes folders as runs leave them.</summary>
internal static class WrittenFolder
{
    public const string Run = """{ "format": 1, "status": "complete", "scenario": { "seed": 1 }, "models": [] }""";

    public const string Header = "model,regime,replicate,metric,value";

    /// <summary>A folder with run.json and, where there are rows, replicates.csv.</summary>
    public static ComparedFolder WriteRun(this TemporaryFolder folder, string name, string run, params string[] rows)
    {
        folder.Write($"{name}/run.json", run);
        if (rows.Length > 0)
        {
            folder.Write($"{name}/replicates.csv", string.Concat(rows.Select(row => $"{row}\n")));
        }

        return ComparedFolder.Open(folder[name]);
    }

    public static Comparison Compare(ComparedFolder first, ComparedFolder second) => Comparison.Of(first, second, [], 0.95);
}
