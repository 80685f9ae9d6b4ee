using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hogwild.Architecture.Tests;

/// <summary>
/// Private fields of an object are called <c>_likeThis</c>, so that a reader tells them from locals. Static ones are not looked at.
/// </summary>
public sealed class FieldTests
{
    private static readonly SyntaxKind[] Others =
    [
        SyntaxKind.PublicKeyword, SyntaxKind.InternalKeyword, SyntaxKind.ProtectedKeyword, SyntaxKind.StaticKeyword,
        SyntaxKind.ConstKeyword,
    ];

    [Fact]
    public void Private_fields_begin_with_an_underscore() => Breaches.None(
        from file in Repository.Files(".cs", "src", "tests", "benchmarks", "samples")
        from field in House.Tree(file).GetRoot().DescendantNodes().OfType<FieldDeclarationSyntax>()
        where !field.Modifiers.Any(modifier => Others.Contains(modifier.Kind()))
        from variable in field.Declaration.Variables
        let name = variable.Identifier.Text
        where name.Length < 2 || name[0] != '_' || !char.IsLower(name[1])
        select $"{file}: {name}");
}
