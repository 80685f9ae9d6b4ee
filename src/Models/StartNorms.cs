using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Sizes of a problem, in the norm that distances are measured in: over nodes that have an answer, without placeholders.</summary>
internal readonly struct StartNorms
{
    /// <summary>Sizes of the states of a model, or of the outputs of its nodes.</summary>
    /// <param name="model">The model.</param>
    /// <param name="distance">Says what is compared.</param>
    public StartNorms(Model model, ReferenceDistance distance)
    {
        var (graph, rule) = (model.Data.Graph, model.Rule);
        var state = new double[rule.StateSize];
        var messages = Array.Empty<double>();
        for (var node = 0; node < graph.NodeCount; node++)
        {
            Buffers.Grow(ref messages, graph.OutDegree(node) * rule.ArcSize);
            Array.Clear(state);
            rule.Initialize(node, state, new Outbox(messages, rule.ArcSize, graph.OutDegree(node)));
            var isKnown = !model.Reference.IsPlaceholder(state);
            if (isKnown)
            {
                Start = Math.Max(Start, Dense.MaxNorm(distance.Compared(state)));
            }

            if (distance.HasAnswer(node))
            {
                Answer = Math.Max(Answer, Dense.MaxNorm(distance.ExpectedOf(node)));
                Away = isKnown ? Math.Max(Away, ReferenceDistance.Largest(distance.Compared(state), distance.ExpectedOf(node))) : Away;
            }
        }
    }

    /// <summary>Sizes of the outputs of the items of a model, which are pooled.</summary>
    /// <param name="model">The model.</param>
    /// <param name="answer">Those of its reference.</param>
    public StartNorms(Model model, ReadOnlySpan<double> answer)
    {
        var (graph, rule) = (model.Data.Graph, model.Rule);
        var states = new double[graph.NodeCount * rule.StateSize];
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var messages = new double[graph.OutDegree(node) * rule.ArcSize];
            rule.Initialize(
                node, states.AsSpan(node * rule.StateSize, rule.StateSize), new Outbox(messages, rule.ArcSize, graph.OutDegree(node)));
        }

        var start = model.OutputsOf(states);
        (Start, Answer, Away) = (Dense.MaxNorm(start), Dense.MaxNorm(answer), ReferenceDistance.Largest(start, answer));
    }

    /// <summary>‖h⁰‖∞.</summary>
    public double Start { get; }

    /// <summary>‖h*‖∞.</summary>
    public double Answer { get; }

    /// <summary>‖h⁰ − h*‖∞.</summary>
    public double Away { get; }
}
