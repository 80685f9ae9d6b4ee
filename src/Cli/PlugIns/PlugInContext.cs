using System.Reflection;
using System.Runtime.Loader;

namespace Hogwild.Cli;

/// <summary>Where the assembly of a plug-in is loaded: what this program has is shared with it, the rest comes from beside it.</summary>
/// <param name="path">The assembly, in full.</param>
internal sealed class PlugInContext(string path) : AssemblyLoadContext($"plugin {Path.GetFileName(path)}")
{
    private readonly AssemblyDependencyResolver _beside = new(path);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        try
        {
            return Default.LoadFromAssemblyName(assemblyName);
        }
        catch (FileNotFoundException)
        {
            return _beside.ResolveAssemblyToPath(assemblyName) is { } file ? LoadFromAssemblyPath(file) : null;
        }
    }
}
