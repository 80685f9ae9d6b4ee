namespace Hogwild.Simulation;

/// <summary>What a draw is for. Draws for different purposes are independent, whatever entity and counter they share.</summary>
public enum Purpose
{
    /// <summary>When a node acts next.</summary>
    Clock = 1,

    /// <summary>How long a message travels, and, from the same block, whether it is lost.</summary>
    Delay = 2,

    /// <summary>Whether an arc is in a burst of losses.</summary>
    Burst = 3,

    /// <summary>When something fails.</summary>
    Fault = 4,

    /// <summary>Which of several processes at one instant comes first.</summary>
    Tie = 5,

    /// <summary>Data sets.</summary>
    Data = 6,

    /// <summary>Initial weights of a model.</summary>
    Weights = 7,

    /// <summary>Which admissible version a scheduler lets a node read.</summary>
    Version = 8,

    /// <summary>The seed of one replicate of a scenario.</summary>
    Replicate = 9,

    /// <summary>Whether a message arrives twice, and when.</summary>
    Copy = 10,

    /// <summary>What becomes of a version that is sent again to a node that has come back.</summary>
    Resend = 11,

    /// <summary>How long all messages travel along an arc.</summary>
    ArcDelay = 12,

    /// <summary>Which version a component of a torn read comes from.</summary>
    Component = 20,

    /// <summary>Which of its own versions a node goes on from.</summary>
    OwnVersion = 21,

    /// <summary>How far from its rule's own start a run begins.</summary>
    Start = 22,

    /// <summary>In which order a node adds up what it reads.</summary>
    Summation = 23,

    /// <summary>What changes in the world of a run, and when.</summary>
    Change = 30,
}
