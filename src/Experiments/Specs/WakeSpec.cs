using Hogwild.Schedulers;

namespace Hogwild.Experiments;

/// <summary>What makes a node act.</summary>
/// <param name="On">Its clock, messages, or both.</param>
/// <param name="Rest">How long it rests after an activation before a message wakes it again.</param>
public sealed record WakeSpec(Waking On, TimeSpan Rest)
{
    /// <summary>The clock, and nothing else.</summary>
    public static WakeSpec Clock { get; } = new(Waking.Clock, TimeSpan.Zero);
}
