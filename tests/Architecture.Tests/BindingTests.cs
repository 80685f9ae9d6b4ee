using Microsoft.CodeAnalysis;

namespace Hogwild.Architecture.Tests;

/// <summary>
/// Names that do not bind are seen by none of the tests here, so the sources must bind as they do in a build. Two things are missing: what
/// generators write, and the package SimSharp, which is there on demand only.
/// </summary>
public sealed class BindingTests
{
    private const string LeftToAGenerator = "CS8795";

    [Fact]
    public void The_sources_bind() => Breaches.None(
        from project in House.Projects
        where project.File.Path.StartsWith("src/", StringComparison.Ordinal)
        from problem in project.Compilation.GetDeclarationDiagnostics()
        where problem.Severity == DiagnosticSeverity.Error && problem.Id != LeftToAGenerator
        where !problem.Location.SourceTree!.FilePath.Contains("SimSharp", StringComparison.Ordinal)
        select problem.ToString());
}
