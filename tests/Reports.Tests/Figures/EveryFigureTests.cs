using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Hogwild.Experiments;
using Hogwild.Scenarios;
using Hogwild.Simulation;

namespace Hogwild.Reports.Tests;

/// <summary>Every figure of every study follows all that a scenario asks of figures.</summary>
public sealed class EveryFigureTests : IDisposable
{
    private const string Title = "Zebras and quails";
    private const string Grey = "figures={ size: column, title: false, colours: grey, formats: [pdf, png, svg] }";
    private const string Coloured = "figures={ size: { width: 5in }, font: 9pt, letters: false, legend: false, formats: [svg] }";

    // What draws a figure, and by what name it is known among the files.
    private static readonly Dictionary<Type, string> Kinds = new()
    {
        [typeof(AnytimeFigure)] = "anytime",
        [typeof(AsynchronyFigure)] = "asynchrony",
        [typeof(AsynchronousFigure)] = "asynchronous",
        [typeof(AttackFigure)] = "attack",
        [typeof(ChartFigure)] = "curve-distance",
        [typeof(CompareFigure)] = "compare",
        [typeof(ConditioningFigure)] = "conditioning",
        [typeof(ConvergenceFigure)] = "convergence",
        [typeof(CourseFigure)] = "loss",
        [typeof(FieldFigure)] = "field",
        [typeof(InterleavingsFigure)] = "interleavings",
        [typeof(LearningFigure)] = "learning",
        [typeof(MatrixFigure)] = "matrix",
        [typeof(OrderingFigure)] = "ordering",
        [typeof(OutputsFigure)] = "outputs",
        [typeof(SensitivityFigure)] = "sensitivity",
        [typeof(StabilityFigure)] = "stability",
        [typeof(StabilityMap)] = "stability",
        [typeof(StabilitySweep)] = "along",
        [typeof(SweepFigure)] = "sweep",
        [typeof(SweepLines)] = "sweep-lines",
        [typeof(SweepMap)] = "sweep-map",
        [typeof(SweepMaps)] = "sweep-map",
        [typeof(SweepOutcomes)] = "outcomes",
        [typeof(SweepScores)] = "sweep-score",
        [typeof(TimelineFigure)] = "timeline",
        [typeof(VarianceFigure)] = "variance",
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_table_has_all_that_draw_figures() => Assert.Equal(
        typeof(Figure).Assembly.GetTypes()
            .Where(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Any(method => method.ReturnType == typeof(Figure) && !method.IsDefined(typeof(CompilerGeneratedAttribute))))
            .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)))

            // Made of a recorded run: no scenario says how it looks.
            .Where(type => type != typeof(CalibrationFigure))
            .Select(type => type.Name).Order(),
        Kinds.Keys.Select(type => type.Name).Order());

    [Fact]
    public void Width_title_letters_colours_formats_and_captions_are_those_asked_for()
    {
        var figures = Figures(Grey).ToList();
        foreach (var (name, figure, formats) in figures)
        {
            Assert.Equal([".pdf", ".png", ".svg"], formats);
            var png = Bytes(figure.WritePng);
            Assert.True(990 == ((png[18] << 8) | png[19]), $"{name} is {(png[18] << 8) | png[19]} pixels wide");
            var svg = Encoding.UTF8.GetString(Bytes(figure.WriteSvg));
            Assert.Empty(figure.Layout.Title);
            Assert.DoesNotContain("Zebras", svg, StringComparison.Ordinal);
            var panels = figure.Layout.Panels.Count;
            Assert.Equal(panels > 1, svg.Contains("(a)", StringComparison.Ordinal));
            Assert.All(Regex.Matches(svg, "font-size=\"([0-9.]+)\""), match => Assert.InRange(
                double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * figure.Style.PointsPerUnit, 5.99, 40));
            var colours = Regex.Matches(svg, "(?:fill|stroke)=\"#([0-9A-Fa-f]{6})\"").Select(match => match.Groups[1].Value).Distinct();
            Assert.True(colours.All(IsGrey), $"{name} has the colours {string.Join(", ", colours.Where(colour => !IsGrey(colour)))}");
            Assert.DoesNotMatch("=\"(?!none|black|white|gray)[a-z]*(?:red|blue|green|yellow|orange)\"", svg);
            Assert.True(figure.Caption.Length > 40, $"{name} has the caption '{figure.Caption}'");
        }

        Assert.Equal(Kinds.Values.Distinct().Order(), figures.Select(item => item.Name).Distinct().Order());
    }

    [Fact]
    public void A_font_and_no_letters_and_no_legend_are_those_asked_for()
    {
        foreach (var (name, figure, formats) in Figures(Coloured))
        {
            Assert.Equal([".svg"], formats);
            var svg = Encoding.UTF8.GetString(Bytes(figure.WriteSvg));
            Assert.Contains(" width=\"5in\"", svg, StringComparison.Ordinal);
            Assert.Equal(9, figure.Style.PointsPerUnit * PanelStyle.LabelSize, 0.01);
            Assert.DoesNotContain("(a)", svg, StringComparison.Ordinal);
            Assert.Null(figure.Layout.Legend);
            Assert.True(figure.Layout.Title.Count > 0, $"{name} has no title");
        }
    }

    private static bool IsGrey(string colour) => colour[..2] == colour[2..4] && colour[..2] == colour[4..];

    /// <summary>A figure of every kind, with the endings of its files.</summary>
    private IEnumerable<(string Name, Figure Figure, string[] Formats)> Figures(string looks)
    {
        var run = Load(
            Chains, looks, "anytime={ off: { kind: exponential, mean: 50ms } }",
            "figures.show=[convergence, ordering, sensitivity, outputs, loss, asynchrony, { kind: field, columns: 10 }, "
                + "{ kind: curve, metric: distance }]");
        StudyResult[] results =
        [
            Run(new RunStudy(run)), Run(new TimelineStudy(run)),
            Run(new VarianceStudy(Load(Chains, looks, "variance={ schedules: 2, sums: 2 }"))),
            .. Sweeps(looks).Select(scenario => Run(new SweepStudy(scenario))),
            Run(new OrderingStudy(Shipped("paper/figure-1-ordering", looks, "ordering.samples=50", "run.replicates=1"))),
            Run(new AttackStudy(
                Shipped("self-arc", looks, "run.until=50ms", "run.replicates=2"),
                new AttackOptions(Bound.InSteps(2), new ModelObjectiveSpec.Distance(), LookAhead: 1, Budget: 10))),
            Run(new FalsifyStudy(
                Shipped("self-arc", looks, "run.until=50ms"),
                new FalsifyOptions(FalsifyProperty.Converges, 2, 20, 3, true, null, null))),
            Run(new ThresholdStudy(
                Shipped("self-arc", looks, "threshold.points=4", "threshold.resolution=0.1", "run.replicates=2", "run.until=1s"))),
            TinyTables.Run(TinyTables.Load(_folder, ConditioningFigureTests.Three, looks, $"title={Title}"), _folder["cache"]),
            TinyTables.Run(TinyTables.Load(
                _folder, AsynchronousFigureTests.Three, looks, $"title={Title}", "table.schedulers=[random-sweep]"), _folder["cache"]),
            TinyTables.Run(TinyTables.Load(_folder, LearningFigureTests.Two, looks, $"title={Title}"), _folder["cache"]),
        ];
        return
        [
            .. results.SelectMany(result => Of([.. ResultParts.Of(result).Files(result, _folder["out"])])),
            .. Of([.. ThresholdFiles.Of(
                Run(new ThresholdStudy(Shipped(
                    "self-arc", looks, "threshold={ over: alpha, from: 0.02, to: 4, points: 4, resolution: 0.1 }", "run.replicates=2",
                    "run.until=1s"))),
                _folder["out"])]).Select(item => ("along", item.Figure, item.Formats)),
            .. Of([.. CompareFiles.Of(Compared(run), Title, "others", run.Figures)]),
        ];
    }

    private IEnumerable<Scenario> Sweeps(string looks) =>
    [
        Load(Chains, looks, "sweep={ over: { scheduler.link.loss: [0%, 50%] } }", "run.timeline=false"),
        Load(Chains, looks, "sweep={ over: { scheduler.link.loss: [0%, 50%], seed: [1, 2, 3] } }", "run.timeline=false"),
    ];

    private Comparison Compared(Scenario scenario)
    {
        Results.Write(_folder["one"], [Run(new RunStudy(scenario))]);
        Results.Write(_folder["two"], [Run(new RunStudy(scenario with { Seed = 2 }))]);
        return Comparison.Of(ComparedFolder.Open(_folder["one"]), ComparedFolder.Open(_folder["two"]), [], 0.95);
    }

    /// <summary>The figures of some files, by the last part of their names without that of a model.</summary>
    private static IEnumerable<(string Name, Figure Figure, string[] Formats)> Of(IReadOnlyList<ResultFile> files) =>
        files.Where(file => file.Figure is not null).Select(file =>
        {
            var name = Path.ChangeExtension(file.Name, null);
            var last = name.Split('/')[^1];
            return (
                last == "counterexample" ? "timeline" : last.StartsWith("interleavings", StringComparison.Ordinal) ? "interleavings" : last,
                file.Figure!.Value,
                files.Where(other => Path.ChangeExtension(other.Name, null) == name).Select(other => Path.GetExtension(other.Name))
                    .Order(StringComparer.Ordinal).ToArray());
        });

    private static TResult Run<TResult>(Study<TResult> study)
        where TResult : StudyResult => Experiment.Run(
            study, new StudyOptions { WeightCache = Path.GetTempPath() }, TestContext.Current.CancellationToken);

    private static string Chains
    {
        get
        {
            var weights = Path.Combine(Repository.Root, "weights", "chains-10").Replace('\\', '/');
            return $$"""
                dataset: { kind: chains, length: 10 }
                models:
                  gcn: { rule: gcn, weights: "{{weights}}/gcn.safetensors" }
                  ignn: { rule: ignn, weights: "{{weights}}/ignn.safetensors" }
                scheduler:
                  kind: physical
                  clock: { kind: poisson, period: 5ms }
                  link: { delay: { kind: exponential, mean: 2ms }, loss: 5% }
                run: { until: 300ms, sample: 20ms, replicates: 3, timeline: true, tolerance: 1e-3 }
                """;
        }
    }

    private Scenario Load(string text, params string[] sets) => ScenarioFile.Load(
        _folder.Write("chains.yaml", text), sets.Append($"title={Title}").Select(Override.Parse));

    private static Scenario Shipped(string name, params string[] sets) => ScenarioFile.Load(
        Path.Combine(Repository.Root, "scenarios", $"{name}.yaml"), sets.Append($"title={Title}").Select(Override.Parse));

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
