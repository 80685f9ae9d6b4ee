using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>What makes a node act.</summary>
[Family("wake", "wakes", "what makes nodes act")]
public abstract record WakeSpec
{
    /// <summary>Its clock, messages, or both.</summary>
    public abstract Waking On { get; }

    /// <summary>How long it rests after an activation before a message wakes it again. Default 0.</summary>
    public virtual TimeSpan RestTime => TimeSpan.Zero;

    /// <summary>The clock, and nothing else.</summary>
    [Kind("clock", "its clock")]
    public sealed record Clock : WakeSpec
    {
        /// <inheritdoc/>
        public override Waking On => Waking.Clock;
    }

    /// <summary>Messages that arrive.</summary>
    /// <param name="Rest">How long it rests after an activation before a message wakes it again; 1 ms where null.</param>
    [Kind("message", "messages that arrive; the clock says only when it acts first")]
    public sealed record Message(
        [Option(
            "how long a node rests after an activation before a message wakes it again",
            Default = "1ms")]
        TimeSpan? Rest = null) : WakeSpec
    {
        /// <inheritdoc/>
        public override Waking On => Waking.Message;

        /// <inheritdoc/>
        public override TimeSpan RestTime => Rest ?? TimeSpan.FromMilliseconds(1);
    }

    /// <summary>Messages, and the clock where none has arrived for a period.</summary>
    /// <param name="Rest">How long it rests after an activation before a message wakes it again; 1 ms where null.</param>
    [Kind("both", "messages, and its clock where none has arrived for a period")]
    public sealed record Both(
        [Option(
            "how long a node rests after an activation before a message wakes it again",
            Default = "1ms")]
        TimeSpan? Rest = null) : WakeSpec
    {
        /// <inheritdoc/>
        public override Waking On => Waking.Both;

        /// <inheritdoc/>
        public override TimeSpan RestTime => Rest ?? TimeSpan.FromMilliseconds(1);
    }
}
