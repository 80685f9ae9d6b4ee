using System.Globalization;
using System.Text.Json;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>An admissible schedule that breaks a property, of every model of which the property can be claimed.</summary>
public sealed class FalsifyStudy : Study<FalsifyResult>
{
    private readonly FalsifyOptions _options;

    /// <summary>A search in every model of a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="options">What is claimed, and how long to search.</param>
    public FalsifyStudy(Scenario scenario, FalsifyOptions options)
        : base(scenario)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
    }

    /// <inheritdoc/>
    internal override StudyPlan<FalsifyResult> Plan(StudyRunner runner)
    {
        StartCheck.HasNone(Scenario, "hogwild falsify", "which searches among schedules from where rules begin");
        var models = runner.Models(Scenario);
        var workers = models.ToDictionary(model => model, model => WorkersBuilder.Searched(Scenario, model, "hogwild falsify"));
        var bytes = RunCheck.Of(Scenario, [], models, jobs: 1, runs: 1);
        var steps = string.Create(CultureInfo.InvariantCulture, $"{_options.Bound} {(_options.Bound == 1 ? "step" : "steps")}");
        List<string> lines = [$"{_options.Property.Text()}, within a bound of {steps} of {DurationText.Write(Scenario.Step)}"];
        var (searches, reasons) = (new List<ModelSearch>(), new List<string>());
        foreach (var model in models)
        {
            if (ClaimBuilder.Build(model, _options, Scenario, out var reason) is { } claim)
            {
                searches.Add(new ModelSearch(claim, _options, workers[model]));
                lines.Add(searches[^1].Plan);
            }
            else
            {
                reasons.Add($"{model.Name}: {reason}");
                lines.Add($"{model.Name}: left out: {reason}");
            }
        }

        return searches.Count == 0
            ? throw new ScenarioException(
                $"--property {_options.Property.Text()}",
                $"expected a model of which it can be claimed, found none ({string.Join("; ", reasons)})")
            : new StudyPlan<FalsifyResult>
            {
                Units = searches.Count,
                Bytes = bytes,
                Lines = lines,
                Known = searches.Select(search => search.Unit(Scenario, runner.Progress)),
                Contribute = share => Search(share.Of(searches), runner),
                Execute = () => new FalsifyResult(Scenario, _options, Search(searches, runner)),
            };
    }

    /// <inheritdoc/>
    internal override void WriteOptions(Utf8JsonWriter json) => _options.Write(json);

    private IReadOnlyList<ModelFinding> Search(IEnumerable<ModelSearch> searches, StudyRunner runner) =>
        [.. searches.Select(search => runner.Run([search.Unit(Scenario, runner.Progress)])[0])];
}
