namespace Hogwild.Scenarios;

/// <summary>What an operation costs.</summary>
/// <param name="Nanoseconds">CPU time of the process, in nanoseconds an operation.</param>
/// <param name="Bytes">Bytes allocated an operation.</param>
internal readonly record struct Timing(double Nanoseconds, double Bytes)
{
    /// <summary>The smaller of each.</summary>
    public Timing Best(Timing other) => new(Math.Min(Nanoseconds, other.Nanoseconds), Math.Min(Bytes, other.Bytes));
}
