using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>
/// Draws as one writes them without further thought: a stream of .NET's <see cref="Random"/> and <see cref="Math.Log(double)"/>.
/// </summary>
internal readonly struct UsualDraws : IWorkloadDraws
{
    private readonly Random _random = new();

    public UsualDraws()
    {
    }

    /// <inheritdoc/>
    public long Next(int node, int count, long now) => now + Exponential(ReferenceWorkload.Period);

    /// <inheritdoc/>
    public long Arrival(int source, int target, int version, long now) =>
        _random.NextDouble() < ReferenceWorkload.Loss ? Ticks.Never : now + Exponential(ReferenceWorkload.Delay);

    private long Exponential(TimeSpan mean) => Math.Max(1, (long)Math.Round(-mean.Ticks * Math.Log(1 - _random.NextDouble())));
}
