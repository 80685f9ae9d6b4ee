using System.Globalization;

namespace Hogwild.Models;

/// <summary>What the rows and columns of a file of numbers are called in messages.</summary>
/// <param name="Of">What a row is of: <c>node</c>.</param>
/// <param name="Many">What stands in it: <c>features</c>.</param>
/// <param name="One">One of these: <c>feature</c>.</param>
/// <param name="IsSingle">Whether a row has one number alone. Default false: as many as the first row has.</param>
internal sealed record TableWords(string Of, string Many, string One, bool IsSingle = false)
{
    /// <summary>What is said where a row begins with a word that is no number. Default nothing.</summary>
    internal string Hint { get; init; } = string.Empty;

    /// <summary>Features of nodes.</summary>
    internal static TableWords Features { get; } = new("node", "features", "feature");

    /// <summary>What a row holds.</summary>
    internal string Row => IsSingle ? $"the {One} of a {Of}" : $"the {Many} of a {Of}";

    /// <summary>All rows.</summary>
    internal string Rows => IsSingle ? $"the {One} of every {Of}" : $"a row of {Many} for every {Of}";

    /// <summary>One number of one row.</summary>
    internal string Cell(int column, int row) => IsSingle ? Text($"the {One} of {Of} {row}") : Text($"{One} {column} of {Of} {row}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
