namespace Hogwild.Models;

/// <summary>What the first line of a Matrix Market file says.</summary>
/// <param name="IsCoordinate">True for entries with their places; false for all numbers, column by column.</param>
/// <param name="IsPattern">True where entries have no values: each is 1.</param>
/// <param name="IsInteger">True where values are whole numbers.</param>
/// <param name="Symmetry"><c>general</c>, <c>symmetric</c> or <c>skew-symmetric</c>.</param>
internal readonly record struct MatrixBanner(bool IsCoordinate, bool IsPattern, bool IsInteger, string Symmetry)
{
    /// <summary>True where one half says what the other one is.</summary>
    internal bool IsHalf => Symmetry != "general";

    /// <summary>True where the other half has the other sign, and the diagonal is zero.</summary>
    internal bool IsSkew => Symmetry == "skew-symmetric";

    /// <summary>Reads the line.</summary>
    internal static MatrixBanner Read(WordReader reader)
    {
        string[][] allowed =
        [
            ["%%matrixmarket"], ["matrix"], ["coordinate", "array"], ["real", "integer", "double", "pattern"],
            ["general", "symmetric", "skew-symmetric"],
        ];
        var words = new string[allowed.Length];
        for (var i = 0; i < allowed.Length; i++)
        {
            var word = reader.NextWord();
#pragma warning disable CA1308 // The format is case-insensitive and its names are in lower case.
            words[i] = word?.ToLowerInvariant() ?? string.Empty;
#pragma warning restore CA1308
            var isPattern = words[3] == "pattern";
            var fits = allowed[i].Contains(words[i]) && !(isPattern && (words[2] == "array" || words[4] == "skew-symmetric"));
            if (reader.Place.Line != 1 || !fits)
            {
                var expected = i == 0 ? "%%MatrixMarket" : string.Join(" or ", allowed[i]);
                throw reader.Error($"expected {expected} in the first line, found {WordReader.Found(word)}"
                    + (isPattern && i >= 3 ? " (a pattern has coordinates, and no signs)" : string.Empty));
            }
        }

        reader.SkipLine();
        return new MatrixBanner(words[2] == "coordinate", words[3] == "pattern", words[3] == "integer", words[4]);
    }
}
