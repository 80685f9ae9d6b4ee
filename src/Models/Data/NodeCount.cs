namespace Hogwild.Models;

/// <summary>How many nodes a graph has, as something else than its edges says.</summary>
/// <param name="Count">How many.</param>
/// <param name="Because">What says so, for messages: <c>x.csv has 10 rows</c>.</param>
internal sealed record NodeCount(int Count, string Because);
