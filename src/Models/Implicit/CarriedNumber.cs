using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// A number that weights were trained with and carry among their metadata, or, where they carry none, an option of the rule.
/// </summary>
internal static class CarriedNumber
{
    /// <summary>The number.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="key">Its key in the metadata, and the name of the option.</param>
    /// <param name="given">What the option says; null for nothing.</param>
    /// <param name="below">What it is below; it is above 0.</param>
    /// <exception cref="WeightFormatException">There is no such number, or one too many, or it is out of range.</exception>
    internal static double Of(WeightFile weights, string key, double? given, double below = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (given is { } option)
        {
            return weights.Metadata.ContainsKey(key)
                ? throw new WeightFormatException(weights.Source, $"expected no number under '{key}' in the metadata beside a given {key}")
                : option;
        }

        if (!weights.Metadata.ContainsKey(key))
        {
            throw new WeightFormatException(
                weights.Source, $"expected a number under '{key}' in the metadata, or the option '{key}' of the rule, found neither");
        }

        var carried = weights.RequireNumber(key);
        return carried > 0 && carried < below ? carried : throw new WeightFormatException(
            weights.Source,
            string.Create(
                CultureInfo.InvariantCulture,
                $"expected a number above 0{(double.IsFinite(below) ? $" and below {below}" : "")} under '{key}', found {carried}"));
    }

    /// <summary>The option, where it would have no effect beside weights that carry the number, or will once they are trained.</summary>
    /// <param name="weights">The weights; null for such that are trained first.</param>
    /// <param name="key">Its key in the metadata, and the name of the option.</param>
    /// <param name="given">What the option says; null for nothing.</param>
    internal static Misfit? Idle(WeightFile? weights, string key, double? given) => given is null ? null
        : weights is null ? new Misfit(key, "the key in 'train', which decides it,")
        : weights.Metadata.TryGetValue(key, out var carried) ? new Misfit(
            key, $"the key only beside weights that do not carry it ({weights.Source} has {Excerpt.Of(carried)})")
        : null;
}
