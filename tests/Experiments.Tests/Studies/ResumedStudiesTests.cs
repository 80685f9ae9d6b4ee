using System.Collections.Concurrent;
using System.Globalization;
using Hogwild.Reports;
using Hogwild.Scenarios;
using Hogwild.Simulation;

namespace Hogwild.Experiments.Tests;

/// <summary>Every study goes on where it was stopped, and comes out the same; what is kept is never computed again.</summary>
public sealed class ResumedStudiesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentDictionary<string, byte[]> _recorded = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("run", 3)]
    [InlineData("sweep", 3)]
    [InlineData("threshold", 10)]
    [InlineData("attack", 5)]
    [InlineData("falsify", 1)]
    [InlineData("orders", 1)]
    [InlineData("timeline", 1)]
    public void It_goes_on_where_it_was_stopped_and_comes_out_the_same(string what, int most)
    {
        var whole = Tables(what, store: null);
        Assert.Equal(whole, Tables(what, store: null));
        var (kept, ends) = (new UnitFolder(_folder["kept"]), 0);
        while (true)
        {
            _recorded.Clear();
            try
            {
                Assert.Equal(whole, Tables(what, new FailingStore(kept, most)));
                break;
            }
            catch (InvalidOperationException error) when (error.Message == "killed" && ends < 100)
            {
                ends++;
            }
        }

        // Everything is found now: nothing is left to be kept.
        Assert.True(ends > 0 || what is "falsify" or "timeline");
        Assert.Equal(whole, Tables(what, new FailingStore(kept, 0)));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("threshold")]
    [InlineData("attack")]
    [InlineData("falsify")]
    [InlineData("timeline")]
    public void Another_content_of_a_file_is_another_unit(string what)
    {
        var before = Names(what);
        Assert.Equal(before, Names(what));
        _folder.Write("x.txt", "2\n1\n");
        Assert.Empty(before.Intersect(Names(what)));
    }

    [Fact]
    public void A_scheduler_that_was_changed_leaves_the_synchronous_runs_as_they_were_and_figures_have_no_part_in_it()
    {
        var before = Names("run");
        Assert.Equal(before, Names("run", "figures=[convergence]", "title=Other"));
        Assert.Equal(before[..1], Names("run", "scheduler.bound.steps=3").Intersect(before));
        Assert.Equal(before, Names("run", "run.replicates=6").Take(before.Length));
    }

    private string[] Names(string what, params string[] sets)
    {
        var runner = Squares.Runner(1);
        var scenario = Scenario(what, sets);
        IEnumerable<IUnit> units = what switch
        {
            "threshold" => new ThresholdStudy(scenario).Plan(runner).Known,
            "attack" => new AttackStudy(scenario, Attack).Plan(runner).Known,
            "falsify" => new FalsifyStudy(scenario, Falsify).Plan(runner).Known,
            "timeline" => new TimelineStudy(scenario).Plan(runner).Known,
            _ => new RunStudy(scenario).Plan(runner).Known,
        };
        return [.. units.Select(unit => unit.Name)];
    }

    private static AttackOptions Attack => new(Bound.InSteps(2), new ModelObjectiveSpec.Distance(), 2, 20);

    private static FalsifyOptions Falsify => new(FalsifyProperty.Converges, 2, 50, null, false, null, null);

    /// <summary>All tables of a study, and what was recorded.</summary>
    private string Tables(string what, IUnitStore? store)
    {
        var scenario = Scenario(what);
        var options = new StudyOptions
        {
            Jobs = 2,
            WeightCache = _folder["weights"],
            Store = store,
            CreateSchedule = what is "run" or "sweep" ? run => new Recorded(_recorded, run.ToString()) : null,
        };
        var cancellation = TestContext.Current.CancellationToken;
        StudyResult result = what switch
        {
            "threshold" => Experiment.Run(new ThresholdStudy(scenario), options, cancellation),
            "attack" => Experiment.Run(new AttackStudy(scenario, Attack), options, cancellation),
            "falsify" => Experiment.Run(new FalsifyStudy(scenario, Falsify), options, cancellation),
            "orders" => Experiment.Run(new OrderingStudy(scenario), options, cancellation),
            "timeline" => Experiment.Run(new TimelineStudy(scenario), options, cancellation),
            "sweep" => Experiment.Run(new SweepStudy(scenario), options, cancellation),
            _ => Experiment.Run(scenario, options, cancellation),
        };
        var files = ResultParts.Of(result).Files(result, _folder.Root)
            .Where(file => Path.GetExtension(file.Name) is ".csv" or ".jsonl" or ".txt")
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file =>
            {
                using var stream = new MemoryStream();
                file.Write(stream);
                return $"{file.Name}\n{System.Text.Encoding.UTF8.GetString(stream.ToArray())}";
            });
        var recorded = _recorded.OrderBy(item => item.Key, StringComparer.Ordinal)
            .Select(item => $"{item.Key}\n{System.Text.Encoding.UTF8.GetString(item.Value)}");
        var shown = result is TimelineResult timeline ? new JsonCodec<Timeline>().Write(timeline.Timeline) : string.Empty;
        return string.Join('\n', files.Concat(recorded).Append(shown));
    }

    private Scenario Scenario(string what, params string[] sets)
    {
        if (what == "orders")
        {
            return ScenarioFile.Load(
                Path.Combine(Repository.Root, "scenarios/paper/figure-1-ordering.yaml"), [Override.Parse("ordering.samples=250")]);
        }

        _folder.Write("m.mtx", "%%MatrixMarket matrix coordinate real general\n2 2 4\n1 1 0.6\n1 2 0.6\n2 1 -0.6\n2 2 0.6\n");
        if (!File.Exists(_folder["x.txt"]))
        {
            _folder.Write("x.txt", "1\n0.7\n");
        }

        var file = _folder.Write(
            "s.yaml",
            """
            models: { map: { rule: { kind: linear, matrix: m.mtx, initial: x.txt } } }
            scheduler: { kind: partially-asynchronous, bound: { steps: 2 } }
            run: { until: 80ms, replicates: 5, sample: 1ms, timeline: true }
            threshold: { over: alpha, from: 0.1, to: 4, points: 4, resolution: 0.2 }
            """);
        string[] swept = ["run.timeline=false", "run.record=true", "sweep={over: {scheduler.bound.steps: [2, 3]}}"];
        return ScenarioFile.Load(file, sets.Concat(what == "sweep" ? swept : []).Select(Override.Parse));
    }

    private sealed class Recorded(ConcurrentDictionary<string, byte[]> to, string name) : MemoryStream
    {
        protected override void Dispose(bool disposing)
        {
            to[name.ToString(CultureInfo.InvariantCulture)] = ToArray();
            base.Dispose(disposing);
        }
    }
}
