using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild.Pages.Tests;

/// <summary>Folders of results that pages are tried on, made once.</summary>
public sealed class SamplePages : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>A small run of two models under six schedules, with a timeline.</summary>
    internal string Run => field ??= Write("run", scenario => [
        Experiment.Run(new RunStudy(scenario), new StudyOptions(), TestContext.Current.CancellationToken),
        Experiment.Run(new TimelineStudy(scenario), new StudyOptions(), TestContext.Current.CancellationToken),
    ]);

    /// <summary>The same models over three losses of messages and two numbers of schedules.</summary>
    internal string Sweep => field ??= Write(
        Experiment.RunAll(
            Load(
                Small, "run.timeline=false", "run.until=300ms",
                "sweep={ over: { scheduler.link.loss: [0%, 20%, 50%], run.replicates: [3, 4] } }"),
            new StudyOptions(),
            TestContext.Current.CancellationToken),
        "sweep");

    /// <summary>A run of one schedule, over which nothing can spread.</summary>
    internal string OfOne => field ??= Write(
        [Experiment.Run(
            new RunStudy(Load(Small, "run.timeline=false", "run.replicates=1", "figures.legend=false")),
            new StudyOptions(),
            TestContext.Current.CancellationToken)],
        "one");

    /// <summary>Made-up results of a scenario whose every text is hostile.</summary>
    internal string Hostile => field ??= Write(HostileTexts.Results());

    /// <summary>The page of results.</summary>
    internal string Write(IReadOnlyList<StudyResult> results, string name = "made-up")
    {
        Results.Write(_folder[name], results);
        return Path.Combine(_folder[name], "report.html");
    }

    /// <summary>A page with nothing but a table.</summary>
    internal string Write(PageTable table, string name)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        HtmlText.Write(text, Tag.Of(
            "html",
            Tag.Of("head", Tag.Of("meta", Tag.Attribute("charset", "utf-8"))),
            Tag.Of(
                "body",
                Tag.Of("button", Tag.Attribute("id", "theme")),
                Tag.Section("results", "Results", table.Render()),
                Tag.Of("script", new RawText(PageAssets.Script)))));
        return _folder.Write($"{name}.html", text.ToString());
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string name, Func<Scenario, IReadOnlyList<StudyResult>> study) => Write(study(Load(Small)), name);

    internal Scenario Load(string text, params string[] sets) =>
        ScenarioFile.Load(_folder.Write("small.yaml", text), sets.Select(Override.Parse));

    private static string Small => $$"""
        # Two models, a handful of schedules: do they end at the synchronous outputs?
        #   hogwild run small.yaml
        name: small
        title: Two models on chains
        dataset: { kind: chains, length: 10, classes: 2 }
        models:
          gcn: { rule: gcn, weights: "{{Weights("gcn")}}" }
          ignn: { rule: ignn, weights: "{{Weights("ignn")}}" }
        scheduler:
          kind: physical
          clock: { kind: poisson, period: 10ms }
          link: { delay: { kind: exponential, mean: 5ms }, loss: 5% }
        run: { until: 800ms, replicates: 6, sample: 10ms, timeline: true }
        """;

    private static string Weights(string model) =>
        Path.Combine(Repository.Root, "weights", "chains-10", $"{model}.safetensors").Replace('\\', '/');
}
