namespace Hogwild.Experiments;

/// <summary>A message.</summary>
/// <param name="Source">Number of the sender.</param>
/// <param name="Target">Number of the receiver.</param>
/// <param name="Sent">When its version was published, in ticks.</param>
/// <param name="End">When it arrives, or is first read where only that is known; of a lost one the same as <paramref name="Sent"/>.</param>
/// <param name="Fate">What becomes of it.</param>
public readonly record struct TimelineMessage(int Source, int Target, long Sent, long End, MessageFate Fate);
