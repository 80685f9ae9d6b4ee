namespace Hogwild.Cli;

/// <summary>What a system may refuse.</summary>
internal enum Refusal
{
    /// <summary>Nothing: the failure is of another kind.</summary>
    None,

    /// <summary>Room on the disk.</summary>
    Room,

    /// <summary>Memory.</summary>
    Memory,

    /// <summary>Another open file.</summary>
    Handles,

    /// <summary>A file: it is not there, is a folder, or may not be read.</summary>
    File,
}
