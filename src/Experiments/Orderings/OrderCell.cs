using System.Numerics;

namespace Hogwild.Experiments;

/// <summary>One value that an output can have.</summary>
/// <param name="Value">The value.</param>
/// <param name="Ways">How many interleavings lead to it; 0 where they were not counted.</param>
/// <param name="Probability">Their share; not a number where they were not counted.</param>
/// <param name="Samples">In how many sampled runs it came out.</param>
public sealed record OrderCell(double Value, BigInteger Ways, double Probability, long Samples);
