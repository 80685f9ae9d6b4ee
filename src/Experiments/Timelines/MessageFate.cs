namespace Hogwild.Experiments;

/// <summary>What becomes of a message.</summary>
public enum MessageFate
{
    /// <summary>Some activation reads it.</summary>
    Read = 0,

    /// <summary>It arrives, and nobody reads it: a newer one did, or nobody has acted since.</summary>
    Unread = 1,

    /// <summary>It never arrives.</summary>
    Lost = 2,
}
