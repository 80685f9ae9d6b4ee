using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>A rule as a model, its state as its output.</summary>
internal static class ModelOf
{
    public static Model Rule(IUpdateRule rule, Graph graph)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var reference = rule switch
        {
            { Depth: < int.MaxValue } => FixedPoint.LastLayer(rule, graph),
            EnergyRule energy => EnergyMinimum.Solve(energy.Function).ToReference(),
            LinearRule { IsRectified: false } linear => LinearFixedPoint.Solve(linear),
            _ => FixedPoint.SolveIfAny(rule, graph),
        };
        return WithoutReference(rule, graph) with { Reference = reference };
    }

    public static Model WithoutReference(IUpdateRule rule, Graph graph)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(graph);
        return new Model
        {
            Name = rule.GetType().Name,
            Data = new GraphData { Graph = graph },
            Rule = rule,
            Readout = new IdentityReadout(rule.StateSize),
            Reference = Reference.None(graph.NodeCount * rule.StateSize),
        };
    }
}
