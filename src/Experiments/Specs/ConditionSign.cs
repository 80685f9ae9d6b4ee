namespace Hogwild.Experiments;

/// <summary>What a comparison asks.</summary>
internal enum ConditionSign
{
    /// <summary>&lt;</summary>
    Less,

    /// <summary>&lt;=</summary>
    AtMost,

    /// <summary>&gt;</summary>
    More,

    /// <summary>&gt;=</summary>
    AtLeast,

    /// <summary>= or ==</summary>
    Equal,

    /// <summary>!=</summary>
    Other,
}
