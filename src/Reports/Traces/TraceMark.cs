namespace Hogwild.Reports;

/// <summary>Something that happens in an instant.</summary>
/// <param name="Time">When, in ticks.</param>
/// <param name="Node">On whose track.</param>
/// <param name="Category">What it is: <c>loss</c>, <c>under-way</c> or <c>unread</c>.</param>
/// <param name="Text">What is shown.</param>
internal readonly record struct TraceMark(long Time, int Node, string Category, string Text);
