using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>When the workers of a real engine act, by the wall clock.</summary>
[Family("pace", "paces", "when workers of real engines act")]
public abstract record PaceSpec
{
    /// <summary>As fast as they can.</summary>
    [Kind("free", "as fast as they can")]
    public sealed record Free : PaceSpec;

    /// <summary>When a clock says so, each worker its own.</summary>
    /// <param name="Of">The clock; null for that of the scheduler.</param>
    [Kind("clock", "when a clock says so, each worker its own", Example = "{ kind: clock, of: { kind: poisson, period: 10ms } }")]
    public sealed record Clock([Option("the clock", Default = "that of a physical scheduler")] ClockSpec? Of = null) : PaceSpec;
}
