namespace Hogwild.Scenarios;

/// <summary>How the mapping of a kind or section stands.</summary>
internal enum SchemaForm
{
    /// <summary>Without a key for its kind, which is known.</summary>
    Section,

    /// <summary>With the key <c>kind</c>.</summary>
    Kind,

    /// <summary>Without such a key, and with no more than what differs from another.</summary>
    Changes,
}
