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
        Description = "A file whose code may run: an assembly (.dll) or source (.cs) with kinds of your own, or a script in TorchScript "
            + "(.py, .pt) that a rule names; may be repeated.",
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
        var ending = Path.GetExtension(path).ToLowerInvariant();
        if (!file.IsThere() || ending is not (".dll" or ".cs" or ".py" or ".pt"))
        {
            var found = Directory.Exists(file.FullPath) ? "a folder" : file.IsThere() ? "one with another ending" : "none";
            throw new ScenarioException(place, $"expected a file .dll, .cs, .py or .pt that exists, found {found}");
        }

        if (new FileInfo(file.FullPath).Length > MostBytes)
        {
            throw new ScenarioException(place, $"expected a file of at most {MostBytes / 1_000_000} MB");
        }

        var bytes = File.ReadAllBytes(file.FullPath);
        return ending is ".py" or ".pt" ? kinds.With(PlugIn.OfScript(file.FullPath, bytes)) : WithKinds(kinds, path, place, bytes);
    }

    private static KindRegistry WithKinds(KindRegistry kinds, string path, string place, byte[] bytes)
    {
        var full = Path.GetFullPath(path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        try
        {
            var assembly = path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) ? PlugInSource.Compile(path, bytes, hash)
                : new PlugInContext(full).LoadFromStream(new MemoryStream(bytes));
            return assembly.GetExportedTypes().Any(Kind.Describes) ? kinds.With(new PlugIn(full, hash, assembly))
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
