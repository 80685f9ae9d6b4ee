namespace Hogwild.Experiments;

/// <summary>What is claimed of every admissible schedule.</summary>
public enum FalsifyProperty
{
    /// <summary>An iteration arrives at its fixed point.</summary>
    Converges = 0,

    /// <summary>Outputs are those of everybody acting in every step on what is newest.</summary>
    OrderInsensitive = 1,

    /// <summary>Outputs are those of the exact synchronous computation.</summary>
    AgreesWithSynchronous = 2,

    /// <summary>What is certified holds in every step.</summary>
    Certificate = 3,
}
