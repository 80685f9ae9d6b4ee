using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hogwild.Architecture.Tests;

/// <summary>
/// How long lines, functions and files are, and how many public types a file has. Comments and attributes of a function do not count, nor
/// do lambdas by themselves. A sample may have all its types in one file, since that is how it is read.
/// </summary>
public sealed class SizeTests
{
    private const int LongestLine = 140;
    private const int LongestFile = 400;
    private const int LongestFunction = 49;

    [Fact]
    public void Lines_are_short() => Breaches.None(
        from file in Repository.Files(".cs", "src", "tests", "benchmarks", "samples")
        from line in Lines(file).Index()
        where line.Item.Length > LongestLine
        select $"{file}:{line.Index + 1} has {line.Item.Length} characters");

    [Fact]
    public void Files_are_short() => Breaches.None(
        from file in Repository.Files(".cs", "src", "tests", "benchmarks", "samples")
        let length = Lines(file).Length
        where length > LongestFile
        select $"{file} has {length} lines");

    [Fact]
    public void Functions_are_short() => Breaches.None(
        from file in Repository.Files(".cs", "src", "tests", "benchmarks", "samples")
        from node in Nodes(file)
        where node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax
        let lines = Last(node) - First(node) + 1
        where lines > LongestFunction
        select $"{file}:{First(node) + 1} begins a function of {lines} lines");

    [Fact]
    public void A_file_has_one_public_type() => Breaches.None(
        from file in Repository.Files(".cs", "src", "tests", "benchmarks")
        where Nodes(file).OfType<MemberDeclarationSyntax>().Count(IsPublicType) > 1
        select file);

    private static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Repository.Root, file));

    private static IEnumerable<SyntaxNode> Nodes(string file) => House.Tree(file).GetRoot().DescendantNodes();

    private static bool IsPublicType(MemberDeclarationSyntax member) => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax
        && member.Parent is not TypeDeclarationSyntax && member.Modifiers.Any(SyntaxKind.PublicKeyword);

    private static int First(SyntaxNode node)
    {
        var first = node.ChildNodesAndTokens().First(child => !child.IsKind(SyntaxKind.AttributeList));
        return node.SyntaxTree.GetLineSpan(first.Span).StartLinePosition.Line;
    }

    private static int Last(SyntaxNode node) => node.GetLocation().GetLineSpan().EndLinePosition.Line;
}
