using System.Text;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Training.Tests;

/// <summary>A script beside a small graph.</summary>
internal static class ScriptCase
{
    /// <summary>How an update begins that takes no more than it must.</summary>
    public const string Head = "def update(own, inbox, edge_features, features):\n";

    /// <summary>A triangle with a tail; features of two numbers, arcs with one.</summary>
    public static GraphData Data { get; } = Create();

    /// <summary>The rule of a source.</summary>
    public static Model Model(string source, int state = 2, Func<TorchScriptSpec, TorchScriptSpec>? with = null, GraphData? data = null)
    {
        var spec = new TorchScriptSpec(InputFile.At("layer.py"), state);
        return (with?.Invoke(spec) ?? spec).Create(new RuleContext("m", data ?? Data) { Code = Encoding.UTF8.GetBytes(source) });
    }

    /// <summary>What is said of a source.</summary>
    public static string ErrorOf(string source, Func<TorchScriptSpec, TorchScriptSpec>? with = null) =>
        Assert.Throws<TorchScriptException>(() => Model(source, with: with)).Message;

    private static GraphData Create()
    {
        var builder = new GraphBuilder(4);
        builder.AddEdge(0, 1);
        builder.AddEdge(1, 2);
        builder.AddEdge(2, 0);
        builder.AddEdge(2, 3);
        var graph = builder.Build();
        return new GraphData
        {
            Graph = graph,
            FeatureSize = 2,
            Features = [1, 0, 0, 1, 1, 1, 0.5, -0.5],
            ArcFeatureSize = 1,
            ArcFeatures = [.. Enumerable.Range(0, graph.ArcCount).Select(arc => 0.1 * arc)],
        };
    }
}
