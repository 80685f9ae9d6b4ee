namespace Hogwild.Training;

/// <summary>What an argument of an update beyond the fourth gets.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Names">The tensors that it gets, as the file of parameters calls them.</param>
internal sealed record ScriptFeed(ScriptFeedKind Kind, IReadOnlyList<string> Names);
