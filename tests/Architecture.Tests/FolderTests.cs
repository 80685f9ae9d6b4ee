using Microsoft.CodeAnalysis;

namespace Hogwild.Architecture.Tests;

/// <summary>
/// Folders of a project form no cycle. Every folder is a node, also one inside another and the project's own; a type belongs to the folder
/// of the file that is named like it, or else of the first that declares it. What is seen are names: of types, and of members, which stand
/// for the type that has them. What is not seen is a type that is nowhere named, as behind <c>var</c> or <c>new()</c>, and what only a
/// comment names.
/// </summary>
public sealed class FolderTests
{
    private static readonly string[] SayNothing = ["Common", "Utils", "Helpers", "Misc"];

    /// <summary>The projects whose folders are looked at.</summary>
    public static TheoryData<string> Projects => [.. House.Projects.Select(project => project.File.Path)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_form_no_cycle(string path)
    {
        var project = House.Projects.Single(project => project.File.Path == path);
        var cycle = Cycle.Find(Arrows(project));
        Assert.True(cycle.Length == 0, $"{path} has a cycle of folders:\n{string.Join('\n', cycle.Select(Told))}");
    }

    [Fact]
    public void No_folder_has_a_name_that_says_nothing() =>
        Breaches.None(
        Repository.Files(".cs", "src", "tests", "benchmarks", "samples").Where(file => file.Split('/').Intersect(SayNothing).Any()));

    private static IEnumerable<FolderArrow> Arrows(SourceProject project)
    {
        var homes = new Dictionary<ISymbol, string?>(SymbolEqualityComparer.Default);
        return House.Uses.Where(use => Within(project, use)).OrderBy(use => use.File, StringComparer.Ordinal).ThenBy(use => use.Line)
            .Select(use => new FolderArrow(Folder(use.File), Home(use.Symbol) ?? "", use))
            .Where(arrow => arrow.To.Length > 0 && arrow.From != arrow.To).DistinctBy(arrow => (arrow.From, arrow.To));

        string? Home(ISymbol symbol)
        {
            var type = symbol;
            while (type.ContainingType is { } outer)
            {
                type = outer;
            }

            return homes.TryGetValue(type, out var home) ? home : homes[type] = HomeOf(type);
        }
    }

    private static bool Within(SourceProject project, Use use) =>
        project.Compilation.Assembly.Name == use.Symbol.ContainingAssembly.Name
        && use.File.StartsWith(project.File.Folder + "/", StringComparison.Ordinal);

    private static string? HomeOf(ISymbol type)
    {
        var files = type.DeclaringSyntaxReferences.Select(part => part.SyntaxTree.FilePath).Order(StringComparer.Ordinal).ToArray();
        return (files.FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == type.Name) ?? files.FirstOrDefault()) is { } file
            ? Folder(file) : null;
    }

    private static string Folder(string file) => file[..file.LastIndexOf('/')];

    private static string Told(FolderArrow arrow) =>
        $"  {arrow.From} uses {arrow.To}: {arrow.Use.File}:{arrow.Use.Line} names {arrow.Use.Symbol.ToDisplayString()}";
}
