namespace Hogwild.Simulation;

/// <summary>
/// What one activation of an edge-wise rule renews. A synchronous round of such a rule is two exchanges, all messages and then all states,
/// which makes it exact gradient descent; everybody else renews both at once.
/// </summary>
public enum Exchange
{
    /// <summary>State from the views, then messages from the new state and the same views.</summary>
    Both = 0,

    /// <summary>Messages only: the state stays as it is, and so does its level.</summary>
    Messages = 1,

    /// <summary>State only: the messages of the previous version are carried along.</summary>
    State = 2,
}
