using System.Globalization;

namespace Hogwild;

/// <summary>How many cases properties are tried on: as many as they say, times the environment variable HOGWILD_CASES.</summary>
internal static class Cases
{
    /// <summary>The name of the variable.</summary>
    public const string Variable = "HOGWILD_CASES";

    private static readonly int Factor = Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } text ? 1
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var factor) && factor > 0 ? factor
        : throw new FormatException($"expected a whole number of at least 1 in {Variable}, found '{text}'");

    /// <summary>So many cases, times the factor.</summary>
    public static int Times(int cases) => checked(cases * Factor);
}
