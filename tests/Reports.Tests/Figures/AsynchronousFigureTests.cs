using System.Text;

namespace Hogwild.Reports.Tests;

public sealed class AsynchronousFigureTests : IDisposable
{
    internal static readonly string Three = $$"""
        name: three
        title: Three networks
        seed: 1
        table:
          datasets:
            chains-10: { kind: chains, length: 10 }
          schedules: 2
          orders: 3
        models:
          one:   { rule: gcn, weights: "{{Weights(10)}}" }
          two:   { rule: gcn, weights: "{{Weights(20)}}" }
          three: { rule: gcn, weights: "{{Weights(50)}}" }
        scheduler: { kind: partially-asynchronous, bound: { steps: 5 } }
        step: 1ms
        run: { until: 1s }
        """;

    private readonly TemporaryFolder _folder = new();

    private static string Weights(int length) =>
        Path.Combine(Repository.Root, "weights", $"chains-{length}", "gcn.safetensors").Replace('\\', '/');

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Asynchronous_values_stand_over_synchronous_ones()
    {
        var figure = AsynchronousFigure.CreateIfAny(TinyTables.Run(TinyTables.Load(_folder, Three), _folder["cache"]))!;
        using var written = new MemoryStream();
        figure.WriteSvg(written);
        var svg = Encoding.UTF8.GetString(written.ToArray());
        foreach (var text in new[] { "Three networks", "synchronous, accuracy (%)", "in random orders, accuracy (%)", "chains-10" })
        {
            Assert.Contains(text, svg, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Without_random_orders_there_is_nothing_to_compare() => Assert.Null(
        AsynchronousFigure.CreateIfAny(TinyTables.Run(TinyTables.Load(_folder, Three, "table.orders=0"), _folder["cache"])));
}
