using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hogwild.Architecture.Tests;

/// <summary>A project as its sources: parsed, and bound against the projects it names.</summary>
internal sealed class SourceProject
{
    /// <summary>What the SDK opens in every file.</summary>
    private static readonly string[] Implicit =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    ];

    // Comments are not parsed, so what only a comment names is used by nobody. What is built in on demand counts as built in.
    private static readonly CSharpParseOptions Options =
        new(LanguageVersion.Preview, DocumentationMode.None, preprocessorSymbols: ["NET10_0_OR_GREATER", "SIMSHARP"]);

    /// <param name="file">The project file.</param>
    /// <param name="named">The projects below it, those of those included.</param>
    /// <param name="assemblies">The framework's and the packages'.</param>
    public SourceProject(ProjectFile file, IEnumerable<SourceProject> named, IEnumerable<MetadataReference> assemblies)
    {
        File = file;
        Trees = [.. Repository.Files(".cs", file.Folder).Select(House.Tree)];
        var opened = string.Concat(Implicit.Concat(file.Usings).Select(name => $"global using global::{name};\n"));
        var shown = string.Concat(file.Friends.Select(
            name => $"[assembly: global::System.Runtime.CompilerServices.InternalsVisibleTo(\"{name}\")]\n"));
        Compilation = CSharpCompilation.Create(
            file.AssemblyName,
            [.. Trees, CSharpSyntaxTree.ParseText(opened + shown, Options)],
            [.. assemblies, .. named.Select(project => project.Compilation.ToMetadataReference())],
            new CSharpCompilationOptions(
                OutputKind.ConsoleApplication, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    public ProjectFile File { get; }

    /// <summary>The files, each with its path from the root of the working copy.</summary>
    public SyntaxTree[] Trees { get; }

    public CSharpCompilation Compilation { get; }

    public static SyntaxTree Parse(string path) =>
        CSharpSyntaxTree.ParseText(System.IO.File.ReadAllText(Path.Combine(Repository.Root, path)), Options, path);
}
