using System.Globalization;

namespace Hogwild.Reports;

/// <summary>What is said of two series of samples that are the same wherever both have one.</summary>
internal static class OtherTimes
{
    /// <summary>How far that is; null where they have the same times.</summary>
    /// <param name="common">Number of times of both.</param>
    /// <param name="first">Number of times of the first alone.</param>
    /// <param name="second">Number of times of the second alone.</param>
    public static string? Text(int common, int first, int second) =>
        first + second == 0 ? null
        : common == 0
            ? string.Create(CultureInfo.InvariantCulture, $"no sample at the same time ({first} in the first, {second} in the second)")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"the same at all {common} times of both; {first} times only in the first, {second} only in the second");
}
