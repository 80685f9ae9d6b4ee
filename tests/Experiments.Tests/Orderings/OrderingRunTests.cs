using System.Text;
using System.Text.Json;
using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

public class OrderingRunTests
{
    [Fact]
    public void Sampled_runs_of_figure_1_fit_all_its_orders()
    {
        var result = Run("ordering.samples=6000");
        Assert.Equal((4, 3, 6000), (result.Nodes, result.Updates, result.Samples));
        Assert.Equal(369_600, result.Interleavings);
        Assert.Equal(0, result.LikeSynchronous);
        Assert.Equal(0, result.Test!.Outside);
        Assert.InRange(result.Test.P, 0.001, 1);
        Assert.All(result.Outputs, output => Assert.InRange(output.Test!.P, 0.001, 1));
        Assert.All(result.Outputs, output => Assert.Equal(369_600, output.Cells.Aggregate(0L, (sum, cell) => sum + (long)cell.Ways)));
        Assert.Equal([7, 11, 10, 6], result.Outputs.Select(output => output.Synchronous));
        Assert.StartsWith(
            "gcn: 369,600 interleavings of 3 updates of each of 4 nodes lead to ", result.Statement, StringComparison.Ordinal);
    }

    /// <summary>Sweeps are interleavings too, but only some of them; reads that are not fresh lead where none does.</summary>
    [Theory]
    [InlineData("random-sweep", false)]
    [InlineData("{ kind: partially-asynchronous, bound: { steps: 3 } }", true)]
    public void Other_schedulers_do_not_fit(string scheduler, bool isOutside)
    {
        var test = Run($"scheduler={scheduler}", "ordering.samples=1000", "run.until=40ms").Test!;
        Assert.Equal(0, test.P);
        Assert.Equal(isOutside, test.Outside > 0);
    }

    [Fact]
    public void A_computation_graph_has_an_arrow_for_everything_that_was_read()
    {
        var result = Run("ordering.samples=10", "ordering.show=3");
        Assert.Equal(30, result.Synchronous.Arrows.Count);
        Assert.All(result.Synchronous.Arrows, arrow => Assert.Equal((ArrowKind.Kept, arrow.To - 1), (arrow.Kind, arrow.From)));
        Assert.Equal(30, result.Sample.Arrows.Count(arrow => arrow.Kind != ArrowKind.Removed));
        Assert.Equal(
            result.Sample.Arrows.Count(arrow => arrow.Kind == ArrowKind.Removed),
            result.Sample.Arrows.Count(arrow => arrow.Kind == ArrowKind.Unintended));

        // With all weights 1 a value is the sum of what its arrows bring.
        foreach (var graph in new[] { result.Synchronous, result.Sample })
        {
            Assert.All(graph.Arrows.Where(arrow => arrow.Kind != ArrowKind.Removed).GroupBy(arrow => (arrow.To, arrow.Target)), arrows =>
                Assert.Equal(arrows.Sum(arrow => graph.Values[arrow.From][arrow.Source]), graph.Values[arrows.Key.To][arrows.Key.Target]));
        }
    }

    [Fact]
    public void Tables_do_not_depend_on_the_number_of_jobs_and_have_these_columns()
    {
        var (one, four) = (Tables(1), Tables(4));
        Assert.Equal(one, four);
        Assert.StartsWith(
            "model,node,output,value,interleavings,probability,samples,frequency,synchronous\ngcn,0,0,1,18480,0.05,",
            one,
            StringComparison.Ordinal);
        Assert.Contains("\nmodel,node,output,samples,cells,outside,chi_square,degrees,p\ngcn,,,300,", one, StringComparison.Ordinal);

        static string Tables(int jobs)
        {
            using var writer = new StringWriter { NewLine = "\n" };
            OrderingTables.Values([Run(jobs, "ordering.samples=300")]).WriteCsv(writer);
            OrderingTables.Tests([Run(jobs, "ordering.samples=300")]).WriteCsv(writer);
            return writer.ToString();
        }
    }

    [Fact]
    public void Without_counting_there_is_no_test_and_no_probability()
    {
        var result = Run("ordering={ samples: 50, exact: false }");
        Assert.Null(result.Test);
        using var writer = new StringWriter { NewLine = "\n" };
        OrderingTables.Values([result]).WriteCsv(writer);
        Assert.Matches("\ngcn,0,0,[0-9]+,,,[0-9]+,", writer.ToString());
    }

    [Fact]
    public void A_run_that_ends_too_early_is_named() => Assert.Equal(
        "--set run.until=2ms: run.until: expected time enough for every node to compute its last layer, found 2ms, "
            + "at which 0 of 4 nodes of model gcn had "
            + "(sample 0 of 'ordering')",
        Assert.Throws<ScenarioException>(() =>
            Run("run.until=2ms", "scheduler={ kind: random-interleaving, updates: 3 }", "step=3ms")).Message);

    [Fact]
    public void A_scenario_with_numbers_in_it_reads_back_as_itself()
    {
        var scenario = Load([]);
        using var folder = new TemporaryFolder();
        Assert.Equal(Json(scenario), Json(ScenarioFile.Load(folder.Write("again.json", Json(scenario)))));
    }

    private static ModelOrdering Run(params string[] sets) => Run(2, sets);

    private static ModelOrdering Run(int jobs, params string[] sets) => Experiment.Run(
        new OrderingStudy(Load(["run.replicates=1", .. sets])),
        new StudyOptions { Jobs = jobs, WeightCache = Path.GetTempPath() },
        TestContext.Current.CancellationToken).Models.Single();

    private static Scenario Load(IEnumerable<string> sets) =>
        ScenarioFile.Load(Path.Combine(Repository.Root, "scenarios", "paper", "figure-1-ordering.yaml"), sets.Select(Override.Parse));

    private static string Json(Scenario scenario)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            ScenarioJson.Write(json, scenario);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
