using Microsoft.CodeAnalysis;

namespace Hogwild.Architecture.Tests;

/// <summary>A place where a symbol of ours is named.</summary>
/// <param name="Symbol">The type or member, as it is declared: no type arguments, no reduced extension.</param>
/// <param name="Place">The name there.</param>
internal sealed record Use(ISymbol Symbol, SyntaxNode Place)
{
    public string File => Place.SyntaxTree.FilePath;

    public int Line => Place.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
