using System.Reflection;
using System.Security.Cryptography;

namespace Hogwild.Experiments;

/// <summary>
/// Code of somebody else that may run, because whoever runs it allowed that: kinds in an assembly that was loaded, or compiled from source,
/// or a script that a rule of a scenario names.
/// </summary>
/// <param name="Path">The file, in full.</param>
/// <param name="Sha256">The SHA-256 of its contents, in 64 hexadecimal digits.</param>
/// <param name="Assembly">What is in it; null for a script.</param>
public sealed record PlugIn(string Path, string Sha256, Assembly? Assembly)
{
    /// <summary>The bytes of a script, those of which the hash was made; empty for an assembly.</summary>
    public ReadOnlyMemory<byte> Script { get; private init; }

    /// <summary>A script for a rule (<see cref="Models.RuleSpec.Code"/>), which this allows to run.</summary>
    /// <param name="path">The file, in full or relative to the working folder.</param>
    /// <param name="bytes">What is in it.</param>
    public static PlugIn OfScript(string path, byte[] bytes) =>
        new(System.IO.Path.GetFullPath(path), Convert.ToHexStringLower(SHA256.HashData(bytes)), null) { Script = bytes };
}
