using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hogwild.Architecture.Tests;

/// <summary>
/// Whatever a room declares is used by a room, a benchmark or a sample, or stands in PublicSurface.txt with a reason. Tests are no users.
/// <para>
/// A type counts as used where it or a member of it is named outside of it, a member where it is named outside of itself. What cannot be
/// seen by names is taken for used: constructors, operators, indexers, what a record is made of, overrides, implementations of interfaces,
/// kinds and their options, which scenarios name, members of enumerations, which are read from text, what an exception tells, and what the
/// compiler calls (<c>GetEnumerator</c>,
/// <c>Deconstruct</c>, …). So is a member that only others use that nobody does: it shows once they are gone.
/// </para>
/// </summary>
public sealed class SurfaceTests
{
    private const string List = "tests/Architecture.Tests/PublicSurface.txt";

    private static readonly string[] CalledByTheCompiler =
        ["GetEnumerator", "Current", "MoveNext", "Deconstruct", "Dispose", "Add", "Main", "PrintMembers"];

    private static readonly Lazy<ISymbol[]> AllUnused = new(FindUnused);

    /// <summary>Names of what users may use, each with all it contains, and why.</summary>
    private static (string Name, string Reason)[] Surface =>
    [
        .. File.ReadAllLines(Path.Combine(Repository.Root, List)).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(": ", 2)).Select(words => (words[0], words.ElementAtOrDefault(1) ?? "")),
    ];

    [Fact]
    public void Everything_is_used_or_meant_for_users()
    {
        var surface = Surface;
        Breaches.None(AllUnused.Value.Where(symbol => !surface.Any(entry => Covers(entry.Name, symbol)))
            .Select(symbol => $"{Source(symbol)}: {symbol.Kind} {symbol.ToDisplayString()}"));
    }

    [Fact]
    public void The_list_says_why_and_no_more_than_is_needed()
    {
        Breaches.None(Surface.Where(entry => entry.Reason.Length == 0).Select(entry => entry.Name));
        Breaches.None(Surface.Where(entry => !AllUnused.Value.Any(symbol => Covers(entry.Name, symbol))).Select(entry => entry.Name));
    }

    private static ISymbol[] FindUnused()
    {
        var used = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var use in House.Uses)
        {
            for (var symbol = use.Symbol; symbol is not null; symbol = symbol.ContainingType)
            {
                if (!IsInside(use.Place, symbol))
                {
                    used.Add(symbol);
                }
            }
        }

        return
        [
            .. House.Projects.Where(project => project.File.Path.StartsWith("src/", StringComparison.Ordinal))
                .SelectMany(project => Types(project.Compilation.Assembly.GlobalNamespace))
                .SelectMany(type => type.GetMembers().Where(member => member is not INamedTypeSymbol).Append(type))
                .Where(symbol => !used.Contains(symbol) && IsSeen(symbol)),
        ];
    }

    /// <summary>Kinds and their options are found by their descriptions, and named by scenarios.</summary>
    private static bool IsDescribed(ISymbol symbol) => symbol.GetAttributes()
        .Any(attribute => attribute.AttributeClass?.Name is "KindAttribute" or "OptionAttribute" or "FamilyAttribute");

    private static bool IsInside(SyntaxNode place, ISymbol symbol) => symbol.DeclaringSyntaxReferences
        .Any(part => part.SyntaxTree == place.SyntaxTree && part.Span.Contains(place.Span));

    private static bool IsSeen(ISymbol symbol) =>
        !symbol.IsImplicitlyDeclared && !symbol.IsOverride && symbol.DeclaringSyntaxReferences.Length > 0
        && !CalledByTheCompiler.Contains(symbol.Name) && symbol switch
        {
            _ when symbol.DeclaringSyntaxReferences[0].GetSyntax() is ParameterSyntax || IsDescribed(symbol) => false,
            INamedTypeSymbol type => type.Name != "Program",
            IFieldSymbol field => field.ContainingType.TypeKind != TypeKind.Enum && !IsInlineArray(field.ContainingType),
            IMethodSymbol method => method.MethodKind == MethodKind.Ordinary && method.Name[0] != '<' && !IsForSomebodyElse(method),
            IPropertySymbol property => !property.IsIndexer && !IsForSomebodyElse(property),
            _ => symbol is IEventSymbol,
        };

    private static bool IsInlineArray(INamedTypeSymbol type) =>
        type.GetAttributes().Any(item => item.AttributeClass?.Name == "InlineArrayAttribute");

    private static bool IsForSomebodyElse(ISymbol member)
    {
        var type = member.ContainingType;
        return type.Name.EndsWith("Exception", StringComparison.Ordinal)
            || type.AllInterfaces.SelectMany(item => item.GetMembers())
                .Any(wanted => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(wanted), member));
    }

    private static bool Covers(string name, ISymbol symbol)
    {
        var text = symbol.ToDisplayString();
        return text.StartsWith(name, StringComparison.Ordinal) && (text.Length == name.Length || text[name.Length] is '.' or '(' or '<');
    }

    private static string Source(ISymbol symbol) => symbol.DeclaringSyntaxReferences[0].SyntaxTree.FilePath;

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container.GetMembers().SelectMany(member => member switch
    {
        INamedTypeSymbol type => Types(type).Prepend(type),
        INamespaceSymbol inner => Types(inner),
        _ => [],
    });
}
