using System.CommandLine;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Cli;

/// <summary>The option <c>--plugin</c>: the one way in which code of others is loaded.</summary>
internal static class PlugInLoader
{
    private const long MostBytes = 100_000_000;

    // A command may ask several times, and a plug-in must not come twice.
    private static readonly ConditionalWeakTable<ParseResult, KindRegistry> Loaded = [];

    /// <summary>The option.</summary>
    public static Option<string[]> Option { get; } = new("--plugin")
    {
        Description = "An assembly (.dll) or a source file (.cs) with kinds of your own, whose code may run; may be repeated.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        Recursive = true,
    };

    /// <summary>Our kinds, and those of the plug-ins that a command line names.</summary>
    /// <exception cref="ScenarioException">A plug-in cannot be loaded; it has no kinds, or one that there is already.</exception>
    public static KindRegistry Kinds(ParseResult parsed) => Loaded.GetValue(
        parsed, _ => (parsed.GetValue(Option) ?? []).Distinct(StringComparer.Ordinal).Aggregate(KindRegistry.BuiltIn, With));

    private static KindRegistry With(KindRegistry kinds, string path)
    {
        var place = $"{Option.Name} {path}";
        var file = InputFile.At(path);
        var isSource = path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);
        if (!file.IsThere() || !(isSource || path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)))
        {
            throw new ScenarioException(place, "expected a file .dll or .cs that exists");
        }

        if (new FileInfo(file.FullPath).Length > MostBytes)
        {
            throw new ScenarioException(place, $"expected a file of at most {MostBytes / 1_000_000} MB");
        }

        var bytes = File.ReadAllBytes(file.FullPath);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        try
        {
            var assembly = isSource ? PlugInSource.Compile(path, bytes, hash)
                : new PlugInContext(file.FullPath).LoadFromStream(new MemoryStream(bytes));
            return assembly.GetExportedTypes().Any(Kind.Describes) ? kinds.With(new PlugIn(file.FullPath, hash, assembly))
                : throw new ScenarioException(place, "expected public records with the attribute [Kind] (docs/extending.md), found none");
        }
        catch (ArgumentException error)
        {
            throw new ScenarioException(place, error.Message);
        }
        catch (Exception error) when (error is BadImageFormatException or FileLoadException or FileNotFoundException
            or TypeLoadException or ReflectionTypeLoadException)
        {
            throw new ScenarioException(
                place, $"expected an assembly that was built against this version ({Excerpt.Of(error.Message.ReplaceLineEndings(" "))})");
        }
    }
}
