using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hogwild.Reports.Tests;

/// <summary>A program in one file, as <c>dotnet run file.cs</c> compiles it, against what stands beside the tests instead of packages.</summary>
internal static class FileProgram
{
    // What the SDK opens in every file; and #: lines, which are the SDK's and not the compiler's, are let pass only if this is on.
    private const string Opened =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Options =
        new CSharpParseOptions(LanguageVersion.Latest).WithFeatures([new("FileBasedProgram", "true")]);

    /// <summary>Compiles and runs it in this process.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">What it is given.</param>
    /// <returns>What it wrote to the console, and to the error output.</returns>
    public static (string Out, string Error) Run(string file, params string[] arguments)
    {
        var assembly = Compile(file);
        using var output = new StringWriter();
        using var error = new StringWriter();
        using (RoutedConsole.To(output, error))
        {
            assembly.EntryPoint!.Invoke(null, [arguments]);
        }

        return (output.ToString(), error.ToString());
    }

    private static Assembly Compile(string file)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(file),
            [CSharpSyntaxTree.ParseText(File.ReadAllText(file), Options, file), CSharpSyntaxTree.ParseText(Opened, Options)],
            references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(result.Diagnostics.Where(item => item.Severity >= DiagnosticSeverity.Warning).Select(item => item.ToString()));
        return Assembly.Load(stream.ToArray());
    }
}
