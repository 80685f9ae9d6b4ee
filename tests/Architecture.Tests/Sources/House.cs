using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hogwild.Architecture.Tests;

/// <summary>All projects but the tests, read and bound once for all tests here.</summary>
internal static class House
{
    private static readonly Lazy<SourceProject[]> AllProjects = new(ReadProjects);

    private static readonly Lazy<Use[]> AllUses = new(FindUses);

    private static readonly ConcurrentDictionary<string, SyntaxTree> Trees = new();

    /// <summary>The projects under src, benchmarks and samples, those below first.</summary>
    public static SourceProject[] Projects => AllProjects.Value;

    /// <summary>Every name in their sources that means a type or a member declared there.</summary>
    public static Use[] Uses => AllUses.Value;

    /// <summary>A file's syntax, from whatever project.</summary>
    public static SyntaxTree Tree(string path) => Trees.GetOrAdd(path, SourceProject.Parse);

    private static SourceProject[] ReadProjects()
    {
        var files = Repository.Files(".csproj", "src", "benchmarks", "samples").Select(path => new ProjectFile(path))
            .ToDictionary(file => file.Name);
        var assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("hogwild", StringComparison.OrdinalIgnoreCase))
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)).ToArray();
        var read = new List<SourceProject>();
        foreach (var file in files.Values)
        {
            Add(file);
        }

        return [.. read];

        void Add(ProjectFile file)
        {
            foreach (var name in file.Projects)
            {
                Add(files[name]);
            }

            if (read.All(project => project.File != file))
            {
                read.Add(new SourceProject(file, read.Where(project => Below(file).Contains(project.File.Name)), assemblies));
            }
        }

        HashSet<string> Below(ProjectFile file) => [.. file.Projects.SelectMany(name => Below(files[name]).Append(name))];
    }

    private static Use[] FindUses()
    {
        var ours = Projects.Select(project => project.File.AssemblyName).ToHashSet();
        var found = new ConcurrentBag<Use>();
        var names = Projects.SelectMany(project => project.Trees).SelectMany(Declarations.Names).ToHashSet();
        var trees = Projects.SelectMany(project => project.Trees.Select(tree => (project, tree)));
        Parallel.ForEach(trees, pair =>
        {
            var model = pair.project.Compilation.GetSemanticModel(pair.tree);
            foreach (var name in pair.tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
                .Where(name => names.Contains(name.Identifier.Text)))
            {
                var info = model.GetSymbolInfo(name);
                foreach (var symbol in info.Symbol is { } one ? [one] : info.CandidateSymbols)
                {
                    if (symbol is INamedTypeSymbol or IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol
                        && ours.Contains(symbol.ContainingAssembly?.Name ?? ""))
                    {
                        found.Add(new Use(Declared(symbol), name));
                    }
                }
            }
        });
        return [.. found];
    }

    private static ISymbol Declared(ISymbol symbol) =>
        symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension.OriginalDefinition : symbol.OriginalDefinition;
}
