using System.Text;
using Hogwild.Experiments;
using Hogwild.Models;

namespace Hogwild.Reports.Tests;

/// <summary>Shipped energies of three condition numbers, all on chains of 10 nodes.</summary>
public sealed class ConditioningFigureTests : IDisposable
{
    internal static readonly string Three = $$"""
        name: three
        title: Three energies
        seed: 1
        table:
          datasets:
            chains-10: { kind: chains, length: 10 }
          schedules: 1
        models:
          low:    { rule: energy, weights: "{{Weights(10)}}" }
          middle: { rule: energy, weights: "{{Weights(20)}}" }
          high:   { rule: energy, weights: "{{Weights(50)}}" }
        scheduler: { kind: partially-asynchronous, bound: { steps: 5 } }
        step: 1ms
        run: { until: 100s, stop: converged, sample: 10ms, tolerance: 1e-4 }
        """;

    private readonly TemporaryFolder _folder = new();

    private static string Weights(int length) =>
        Path.Combine(Repository.Root, "weights", $"chains-{length}", "energy-gnn.safetensors").Replace('\\', '/');

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Errors_and_costs_stand_over_the_condition_number()
    {
        var result = TinyTables.Run(TinyTables.Load(_folder, Three), _folder["cache"]);
        var kappas = result.Cells.Select(cell => Assert.Single(cell.Units).Kappa).ToList();
        Assert.Equal(kappas.Order(), kappas);
        Assert.True(kappas[2] > 10 * kappas[0]);
        var costs = result.Cells.Select(cell => Assert.Single(cell.Schedules).ActivationsToTolerance).ToList();
        Assert.Equal(costs.Order(), costs);

        var figure = ConditioningFigure.CreateIfAny(result)!;
        using var written = new MemoryStream();
        figure.WriteSvg(written);
        var svg = Encoding.UTF8.GetString(written.ToArray());
        foreach (var text in new[] { "Three energies", "condition number κ", "accuracy (%)", "activations per node to 10⁻⁴", "chains-10" })
        {
            Assert.Contains(text, svg, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Energies_with_other_messages_are_no_curve_either()
    {
        var spec = TinyTables.Load(_folder, Three);
        var units = spec.Models.Select((model, at) => TinyTables.Unit(model.Name, 0, 0, 100) with
        {
            Unit = new TableUnit("chains-10", model.Name, 0, 0), Kappa = Math.Pow(10, at + 1),
        });
        Assert.NotNull(ConditioningFigure.CreateIfAny(new TableResult(spec, [.. units], [])));
        var other = spec with
        {
            Models = [.. spec.Models.SkipLast(1), spec.Models[^1] with { Rule = new RuleSpec.Energy(Attention: true) }],
        };
        Assert.Null(ConditioningFigure.CreateIfAny(new TableResult(other, [.. units], [])));
    }

    [Fact]
    public void Two_energies_are_no_curve()
    {
        var two = string.Join('\n', Three.Split('\n').Where(line => !line.Contains("high:", StringComparison.Ordinal)));
        Assert.Null(ConditioningFigure.CreateIfAny(TinyTables.Run(TinyTables.Load(_folder, two, "table.schedules=0"), _folder["cache"])));
    }
}
