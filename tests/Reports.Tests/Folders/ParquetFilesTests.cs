using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Scenarios;

namespace Hogwild.Reports.Tests;

/// <summary>Every table of a folder has the same rows as Parquet and as CSV.</summary>
public sealed class ParquetFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Parquet_says_what_csv_says_cell_by_cell()
    {
        Write("a");
        Assert.Equal(
            [
                "metrics.parquet", "nodes.parquet", "ordering-test.parquet", "ordering.parquet", "replicates.parquet", "summary.parquet",
            ],
            _folder.List("a").Where(name => name.EndsWith(".parquet", StringComparison.Ordinal)));
        foreach (var file in _folder.List("a").Where(name => name.EndsWith(".csv", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(_folder[$"a/{file}"]);
            List<string[]> rows = [.. CsvReader.Rows(reader)];
            using var stream = File.OpenRead(Path.ChangeExtension(_folder[$"a/{file}"], ".parquet"));
            var (fields, columns) = ParquetFile.Read(stream);
            Assert.Equal(rows[0], fields.Select(field => field.Name));
            for (var column = 0; column < columns.Length; column++)
            {
                Assert.Equal(rows.Skip(1).Select(row => row[column]), columns[column].Select(Text));
            }
        }
    }

    [Fact]
    public void The_same_results_are_the_same_bytes()
    {
        Write("a");
        Write("b");
        Assert.All(
            _folder.List("a").Where(name => name.EndsWith(".parquet", StringComparison.Ordinal)),
            name => Assert.Equal(File.ReadAllBytes(_folder[$"a/{name}"]), File.ReadAllBytes(_folder[$"b/{name}"])));
    }

    private static string Text(object? cell) => cell switch
    {
        null => string.Empty,
        double number => Csv.Number(number),
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };

    private void Write(string name)
    {
        var weights = Path.Combine(Repository.Root, "weights", "chains-10").Replace('\\', '/');
        var scenario = ScenarioFile.Load(_folder.Write("scenario.yaml", $$"""
            dataset: { kind: chains, length: 10 }
            models:
              gcn: { rule: gcn, weights: "{{weights}}/gcn.safetensors" }
              ignn: { rule: ignn, weights: "{{weights}}/ignn.safetensors" }
            scheduler: random-sweep
            run: { until: 100ms, replicates: 3, sample: 20ms }
            ordering: { samples: 50, exact: false }
            """));
        var results = Experiment.RunAll(scenario, cancellation: TestContext.Current.CancellationToken);
        using var folder = ResultsFolder.Open(_folder.Root, name);
        Results.Write(folder, results, wall: null, TestContext.Current.CancellationToken, parquet: true);
        folder.Commit();
    }
}
