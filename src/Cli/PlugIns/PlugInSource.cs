using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Hogwild.Experiments;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Hogwild.Cli;

/// <summary>A plug-in in one file of C#, compiled in memory against what this program itself consists of.</summary>
internal static class PlugInSource
{
    private const int Most = 20;

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using Hogwild.Experiments;
        global using Hogwild.Models;
        global using Hogwild.Schedulers;
        global using Hogwild.Simulation;
        """;

    /// <summary>Compiles a file. The same text gives the same assembly.</summary>
    /// <param name="path">The file, as messages name it.</param>
    /// <param name="bytes">What is in it.</param>
    /// <param name="hash">Its SHA-256, which becomes part of the assembly's name.</param>
    /// <exception cref="ScenarioException">It does not compile; a line an error, with file, line and column.</exception>
    public static Assembly Compile(string path, byte[] bytes, string hash)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var compilation = CSharpCompilation.Create(
            $"plugin-{hash}",
            [
                CSharpSyntaxTree.ParseText(SourceText.From(bytes, bytes.Length, Encoding.UTF8), options, path),
                CSharpSyntaxTree.ParseText(Usings, options),
            ],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                deterministic: true,
                concurrentBuild: false,
                nullableContextOptions: NullableContextOptions.Enable));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        if (!result.Success)
        {
            throw new ScenarioException(result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error)
                .OrderBy(item => item.Location.SourceSpan.Start).Take(Most).Select(Told));
        }

        stream.Position = 0;
        return new AssemblyLoadContext($"plugin {hash}").LoadFromStream(stream);
    }

    private static string Told(Diagnostic error)
    {
        var place = error.Location.GetLineSpan();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{place.Path}:{place.StartLinePosition.Line + 1}:{place.StartLinePosition.Character + 1}: {error.Id}: ")
            + error.GetMessage(CultureInfo.InvariantCulture);
    }
}
