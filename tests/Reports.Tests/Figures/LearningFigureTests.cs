using System.Text;

namespace Hogwild.Reports.Tests;

public sealed class LearningFigureTests : IDisposable
{
    internal const string Two = """
        name: two
        title: Two networks
        seed: 1
        table:
          datasets: { sums: { kind: sum, length: 3, graphs: 8 } }
          split: 4
          folds: 2
          choose: validation
          schedules: 0
        models:
          one: { rule: gcn, train: { epochs: 5, width: 3 } }
          two: { rule: gcn, train: { epochs: 3, width: 3 } }
        scheduler: { kind: partially-asynchronous, bound: { steps: 5 } }
        step: 1ms
        run: { until: 1s }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Validation_and_test_stand_beside_each_other()
    {
        var svg = Svg("table.choose=validation");
        foreach (var text in new[] { "Two networks", "relative RMSE (%)", "sums: validation graphs", "sums: test graphs", "epoch" })
        {
            Assert.Contains(text, svg, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Where_the_test_chooses_there_is_a_panel_less() =>
        Assert.DoesNotContain("validation graphs", Svg("table.choose=test"), StringComparison.Ordinal);

    [Fact]
    public void Where_nothing_is_chosen_there_is_none() => Assert.Null(LearningFigure.CreateIfAny(
        TinyTables.Run(TinyTables.Load(_folder, Two, "table.choose=last"), _folder["cache"])));

    private string Svg(string set)
    {
        var figure = LearningFigure.CreateIfAny(TinyTables.Run(TinyTables.Load(_folder, Two, set), _folder["cache"]))!;
        using var written = new MemoryStream();
        figure.WriteSvg(written);
        return Encoding.UTF8.GetString(written.ToArray());
    }
}
