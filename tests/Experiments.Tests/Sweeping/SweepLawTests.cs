using System.Globalization;
using System.Text;
using System.Text.Json;
using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>Laws of cells, on drawn sweeps.</summary>
public sealed class SweepLawTests : IDisposable
{
    private static readonly string[] Loss = ["0%", "5%", "30%", "90%"];
    private static readonly string[] Period = ["2ms", "3ms", "5ms"];
    private static readonly string[] Seed = ["1", "2", "3", "4", "5"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Property(MaxTest = 30)]
    public bool A_grid_has_every_combination_once_in_the_order_of_the_values_the_last_path_fastest(byte loss, byte period, byte seed)
    {
        var (one, two, three) = (Some(Loss, loss), Some(Period, period), Some(Seed, seed));
        var cells = Load(Over(one, two, three)).Swept!.Cells;
        return cells.Select(cell => cell.Name).SequenceEqual(
            one.SelectMany(_ => two, (a, b) => (a, b)).SelectMany(_ => three, (pair, c) => $"{pair.a}, {pair.b}, {c}"));
    }

    [Property(MaxTest = 20)]
    public bool A_zip_has_as_many_cells_as_each_path_has_values(byte count)
    {
        var some = (count % Period.Length) + 1;
        var cells = Load(Over([.. Loss.Take(some)], [.. Period.Take(some)], [.. Seed.Take(some)]) + ", by: zip").Swept!.Cells;
        return cells.Count == some && cells.All(cell => cell.At.Distinct().Count() == 1);
    }

    [Property(MaxTest = 30)]
    public bool A_condition_keeps_those_that_meet_it_in_their_order_and_its_denial_the_others(byte bound, bool isLess)
    {
        var condition = string.Create(
            CultureInfo.InvariantCulture, $"scheduler.link.loss {(isLess ? "<" : ">=")} {(bound % 88) + 1}% or seed = 2");
        var all = Load(Over(Loss, Period, Seed)).Swept!.Cells.Select(cell => cell.Name).ToList();
        var met = Load($"{Over(Loss, Period, Seed)}, where: {condition}").Swept!.Cells.Select(cell => cell.Name).ToList();
        var denied = Load($"{Over(Loss, Period, Seed)}, where: not ({condition})").Swept!.Cells.Select(cell => cell.Name).ToList();
        return all.Where(met.Contains).SequenceEqual(met) && all.Where(denied.Contains).SequenceEqual(denied)
            && met.Concat(denied).Order(StringComparer.Ordinal).SequenceEqual(all.Order(StringComparer.Ordinal));
    }

    [Property(MaxTest = 20)]
    public bool The_scenario_of_a_cell_is_that_of_its_values_as_overrides(byte loss, byte period, byte seed)
    {
        var swept = Load(Over(Some(Loss, loss), Some(Period, period), Some(Seed, seed))).Swept!;
        var cell = swept.Cells[(loss + period + seed) % swept.Cells.Count];
        var sets = swept.Paths.Zip(cell.Values, (path, value) => new Override(path.Path, value.Value.Text));
        return Json(Load(null, [.. sets])) == Json(cell.Scenario);
    }

    [Fact]
    public void A_sweep_is_read_back_from_its_json()
    {
        var scenario = Load(
            Over(Loss, Period, Seed) + ", by: grid, where: \"seed < 3 and not scheduler.link.loss = 30%\", on-failure: stop");
        var text = Json(scenario);
        var again = ScenarioFile.Load(_folder.Write("again.json", text));
        Assert.Equal(text, Json(again));
        Assert.Equal(scenario.Swept!.Cells.Select(cell => cell.Name), again.Swept!.Cells.Select(cell => cell.Name));
        Assert.Equal(FailurePolicy.Stop, again.Swept.OnFailure);
    }

    [Fact]
    public void A_section_is_read_back_from_its_json()
    {
        var scenario = Load(
            "over: { scheduler: [round-robin, { label: late, value: { kind: maximal-staleness, bound: { steps: 2 } } }, "
                + "{ kind: random-sweep }], step: { from: 1ms, to: 4ms, points: 3, scale: log } }");
        var text = Json(scenario);
        Assert.Equal(text, Json(ScenarioFile.Load(_folder.Write("again.json", text))));
    }

    private static string[] Some(string[] values, byte draw) =>
        [.. values.Where((_, k) => (draw & (1 << k)) != 0).DefaultIfEmpty(values[0])];

    private static string Over(string[] loss, string[] period, string[] seed) =>
        $"over: {{ scheduler.link.loss: [{string.Join(", ", loss)}], scheduler.clock.period: [{string.Join(", ", period)}], "
            + $"seed: [{string.Join(", ", seed)}] }}";

    private Scenario Load(string? sweep, params IEnumerable<Override> overrides) => ScenarioFile.Load(
        _folder.Write("s.yaml", $$"""
            dataset: { kind: chains, length: 3 }
            models: { gcn: { rule: gcn, train: {} } }
            scheduler: { kind: physical, clock: { kind: poisson, period: 2ms }, link: { delay: { kind: constant, value: 1ms }, loss: 0% } }
            step: 1ms
            run: { until: 20ms }
            {{(sweep is null ? "" : $"sweep: {{ {sweep} }}")}}
            """),
        overrides);

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
