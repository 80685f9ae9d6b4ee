namespace Hogwild.Schedulers;

/// <summary>What makes a node act.</summary>
public enum Waking
{
    /// <summary>Its clock.</summary>
    Clock = 0,

    /// <summary>Messages that arrive; the clock only says when it acts first.</summary>
    Message = 1,

    /// <summary>Both: its clock, counted from its last activation, or a message before that.</summary>
    Both = 2,
}
