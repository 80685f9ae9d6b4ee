using System.Reflection;

namespace Hogwild.Experiments;

/// <summary>Kinds of somebody else: an assembly that was loaded, or compiled from source, because whoever runs it allowed that.</summary>
/// <param name="Path">The file, in full.</param>
/// <param name="Sha256">The SHA-256 of its contents, in 64 hexadecimal digits.</param>
/// <param name="Assembly">What is in it.</param>
public sealed record PlugIn(string Path, string Sha256, Assembly Assembly);
