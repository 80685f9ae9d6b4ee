using Microsoft.CodeAnalysis;
namespace Hogwild.Architecture.Tests;

/// <summary>x</summary>
public sealed class SurfaceTests
{
    [Fact]
    public void Everything_is_used()
    {
        var used = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var use in House.Uses)
        {
            if (!use.Symbol.DeclaringSyntaxReferences.Any(d => d.SyntaxTree.FilePath == use.File && d.Span.Contains(use.Place.Span)))
            {
                used.Add(use.Symbol);
            }
        }

        var dead = House.Projects.SelectMany(p => Types(p.Compilation.Assembly.GlobalNamespace)).SelectMany(t => t.GetMembers().Where(m => m is not INamedTypeSymbol).Append(t))
            .Where(s => !used.Contains(s) && Candidate(s)).Select(s => $"{s.DeclaringSyntaxReferences[0].SyntaxTree.FilePath} {s.Kind} {s.DeclaredAccessibility} {s.ToDisplayString()}").Order().ToArray();
        File.WriteAllLines("/tmp/dead.txt", dead);
    }

    private static bool Candidate(ISymbol s) => !s.IsImplicitlyDeclared && !s.IsOverride && s.DeclaringSyntaxReferences.Length > 0
        && s is INamedTypeSymbol or IPropertySymbol { IsIndexer: false, ExplicitInterfaceImplementations.Length: 0 } or IFieldSymbol or IEventSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary }
        && !s.IsOverride && !s.IsImplicitlyDeclared && !(s.ContainingType?.AllInterfaces.Any(i => i.GetMembers().Any(m => SymbolEqualityComparer.Default.Equals(s.ContainingType.FindImplementationForInterfaceMember(m), s))) ?? false);

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol s) => s.GetMembers().SelectMany(m => m switch
    {
        INamedTypeSymbol t => Types(t).Prepend(t),
        INamespaceSymbol n => Types(n),
        _ => [],
    });
}
