using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Torn reads, which give Hogwild! its name (Niu, Recht, Ré and Wright 2011): every component of a read comes from a version of its own,
/// drawn among the one that another scheduler chose and those that are newer. What is admissible stays so. A certificate in a block norm of
/// several components proves nothing then.
/// </summary>
/// <param name="inner">The one who decides on activations, and on the oldest version of every read.</param>
/// <param name="draws">The randomness of the run.</param>
public sealed class TornReads(IScheduler inner, Draws draws) : SchedulerWrapper(inner)
{
    /// <inheritdoc/>
    public override SchedulerNeeds Needs => base.Needs with { Tears = true };

    /// <inheritdoc/>
    public override void Tear(in Activation activation, ReadOnlySpan<int> read, ReadOnlySpan<int> newest, Span<int> torn)
    {
        base.Tear(activation, read, newest, torn);
        var graph = World.Graph;
        var each = read.Length == 0 ? 0 : torn.Length / read.Length;
        for (var slot = 0; slot < read.Length; slot++)
        {
            var source = graph.Source(graph.InArc(activation.Node, slot));
            var arc = Draws.ArcEntity(graph.Key(source), graph.Key(activation.Node));

            // Versions after the one read are kept, except after version 0, which is readable however old it is.
            var kept = World.OldestSupersededAfter(source, read[slot] == 0 ? activation.Time - Retain : long.MinValue);
            for (var k = 0; k < each; k++)
            {
                ref var version = ref torn[(slot * each) + k];
                var newer = Math.Max(version + 1, kept);
                var drawn = draws.Below(newest[slot] - newer + 2, Purpose.Component, arc, ((long)activation.Count * each) + k);
                version = drawn == 0 ? version : newer + drawn - 1;
            }
        }
    }
}
