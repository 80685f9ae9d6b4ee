using System.Runtime.Intrinsics;

namespace Hogwild.Models;

/// <summary>
/// How wide the vectors of a kernel are. A struct as a type argument: the branch is decided when code is compiled for it, so that it costs
/// nothing, and tests can have either width on any machine; where registers are shorter, two stand for one.
/// </summary>
internal interface IVectorWidth
{
    /// <summary>Whether they have 512 bits where a kernel has such a path; else 256.</summary>
    static abstract bool IsWide { get; }
}

/// <summary>The width that the machine has.</summary>
internal readonly struct MachineWidth : IVectorWidth
{
    /// <inheritdoc/>
    public static bool IsWide => Vector512.IsHardwareAccelerated;
}
