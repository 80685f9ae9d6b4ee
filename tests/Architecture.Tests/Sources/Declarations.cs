using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hogwild.Architecture.Tests;

/// <summary>What a file declares, by name.</summary>
internal static class Declarations
{
    /// <summary>The names of its types and members. Another name is not worth binding: it means nothing of ours.</summary>
    public static IEnumerable<string> Names(SyntaxTree tree) => tree.GetRoot().DescendantNodes().SelectMany(Names);

    private static IEnumerable<string> Names(SyntaxNode node) => node switch
    {
        // A record's parameters are its properties.
        RecordDeclarationSyntax { ParameterList: { } list } record =>
            list.Parameters.Select(parameter => parameter.Identifier.Text).Append(record.Identifier.Text),
        BaseTypeDeclarationSyntax type => [type.Identifier.Text, WithoutSuffix(type.Identifier.Text)],
        DelegateDeclarationSyntax type => [type.Identifier.Text],
        MethodDeclarationSyntax method => [method.Identifier.Text],
        PropertyDeclarationSyntax property => [property.Identifier.Text],
        EnumMemberDeclarationSyntax member => [member.Identifier.Text],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.Text),
        _ => [],
    };

    /// <summary>What an attribute is called where it is used.</summary>
    private static string WithoutSuffix(string name) =>
        name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;
}
