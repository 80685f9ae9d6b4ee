using System.Text;
using Hogwild.Experiments;
using Hogwild.Scenarios;
using Hogwild.Simulation;

namespace Hogwild.Reports.Tests;

public sealed class SweepMapTests : IDisposable
{
    private const string Seeds = "{ path: seed, values: [1, 2] }";
    private const string Loss = "{ path: scheduler.link.loss, values: [0%, 95%] }";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cells_say_their_number_or_how_many_schedules_got_there()
    {
        var result = Run(Loss, Seeds);
        var texts = Texts(result);
        Assert.Contains("loss of messages (%)", texts);
        Assert.Contains("seed", texts);
        Assert.Contains($"{Powers.Write(SweepSpread.Measure(result.Cells[0].Of("energy")!).Median)}", texts);
        Assert.Contains($"{Powers.Write(SweepSpread.Measure(result.Cells[0].Of("gcn")!).Median)}", texts);
        Assert.Equal(0, result.Cells[2].Of("energy")!.UpdatesToTolerance.N);
        Assert.Contains("0/3", texts);
        Assert.Contains("hatched: not all schedules got there; how many of how many did", texts);
        Assert.Contains("median updates per node to 10⁻⁶:", texts);
        Assert.Contains("median deviation at the end (layered):", texts);
    }

    /// <summary>How nodes find the end changes no update: what is shown is how far the answer still was.</summary>
    [Fact]
    public void Where_the_end_is_what_is_swept_the_distance_at_it_is_shown()
    {
        var result = Run("{ path: termination.quiet, values: [0.1, 1e-3] }", "{ path: termination.waves, values: [1, 2] }");
        var median = SweepSpread.Of(result.Cells[0].Of("energy")!, "termination_distance").Median;
        var texts = Texts(result);
        Assert.Contains(Powers.Write(median), texts);
        Assert.Contains("median distance when all know of the end:", texts);
        Assert.All(SweepFigures.Of(result).Where(figure => figure.Name != "outcomes"), figure => Assert.Contains(
            "when all nodes know that the run is over", figure.Draw().Caption, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_a_third_parameter_every_value_has_panels_that_say_it()
    {
        var texts = Texts(Run(Seeds, "{ path: step, values: [1ms, 2ms] }", Loss));
        Assert.Contains("energy: loss of messages 0%", texts);
        Assert.Contains("gcn: loss of messages 95%", texts);
    }

    /// <summary>Captions say in words what a number is, what colours mean, and which quantity stands in which panel.</summary>
    [Fact]
    public void Captions_tell_quantities_tolerance_colours_and_scale()
    {
        var result = Run(Loss, Seeds);
        foreach (var (name, draw) in SweepFigures.Of(result))
        {
            var figure = draw();
            if (name is not ("outcomes" or "sweep-score"))
            {
                Assert.Contains("energy: updates per node until a schedule is within", figure.Caption, StringComparison.Ordinal);
                Assert.Contains("gcn (layered, without a fixed point): the largest difference", figure.Caption, StringComparison.Ordinal);
                Assert.Contains("before 300ms of virtual time, its relative distance", figure.Caption, StringComparison.Ordinal);
                Assert.Contains("fell to 10⁻⁶ and stayed", figure.Caption, StringComparison.Ordinal);
            }

            Assert.Equal(
                name is not ("sweep-lines" or "sweep-score"),
                figure.Caption.Contains("cells are equally large", StringComparison.Ordinal));
            Assert.All(figure.Entries.Where(entry => entry.Width >= 0), entry =>
                Assert.True(entry.Marker is not null || entry.InWords != "thick line", $"{name}: {entry.InWords}: {entry.Text}"));
        }

        var lines = SweepLines.Create(new SweepView(result)).Entries.Select(entry => $"{entry.InWords}: {entry.Text}").ToList();
        Assert.Contains("amber thick line with circles: 1", lines);
        Assert.Contains("near-black thick line with squares: 2", lines);
    }

    /// <summary>Numbers stand by their size, however the scenario lists them.</summary>
    [Fact]
    public void Numbers_are_sorted()
    {
        var view = new SweepView(Run("{ path: seed, values: [3, 1, 2] }", "{ path: step, values: [2ms, 500us, 1ms] }"));
        Assert.Equal(["1", "2", "3"], view.Across.Values.Select(value => value.Label));
        Assert.Equal(["500us", "1ms", "2ms"], view.Up!.Values.Select(value => value.Label));
        Assert.Equal(["1", "500us"], view.At(string.Empty, 0, 0)!.Cell.Values.Select(value => value.Label));
        Assert.Equal(["3", "1ms"], view.At(string.Empty, 2, 1)!.Cell.Values.Select(value => value.Label));
    }

    [Fact]
    public void Too_many_panels_are_no_figure_which_is_said()
    {
        var result = Run(
            Seeds, "{ path: step, values: [1ms, 2ms] }", "{ path: scheduler.clock.period, values: [2ms, 3ms, 4ms, 5ms, 6ms, 7ms, 8ms] }");
        Assert.Equal("No figure: it would have 14 panels, more than 12; the tables have all numbers.", SweepFigures.WhyNone(result));
        Results.Write(_folder["out"], [result]);
        Assert.True(File.Exists(_folder["out/cells.csv"]));
        Assert.False(Directory.Exists(_folder["out/figures"]));
    }

    private static string[] Texts(SweepResult result)
    {
        using var stream = new MemoryStream();
        SweepMap.Create(new SweepView(result)).WriteSvg(stream);
        return [.. Encoding.UTF8.GetString(stream.ToArray()).Split('\n').Select(line => line.Trim())];
    }

    private SweepResult Run(params string[] parameters)
    {
        var weights = Path.Combine(Repository.Root, "weights", "chains-10").Replace('\\', '/');
        var file = _folder.Write("map.yaml", $$"""
            dataset: { kind: chains, length: 10 }
            models:
              energy: { rule: energy, weights: "{{weights}}/energy-gnn.safetensors" }
              gcn: { rule: gcn, weights: "{{weights}}/gcn.safetensors" }
            scheduler: { kind: physical, clock: { kind: poisson, period: 2ms }, link: { delay: { kind: constant, value: 1ms }, loss: 0% } }
            run: { until: 300ms, sample: 20ms, replicates: 3 }
            vary: [{{string.Join(", ", parameters)}}]
            """);
        return Experiment.Run(new SweepStudy(ScenarioFile.Load(file)), cancellation: TestContext.Current.CancellationToken);
    }
}
