using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;

namespace Hogwild.Contests;

/// <summary>Builds <c>benchmarks/limit/limit.cpp</c>, which is in this assembly, where g++ is to be had.</summary>
internal static class LimitCompiler
{
    private const string Source = "limit.cpp";
    private static readonly string[] Options = ["-std=c++20", "-O3", "-march=native"];
    private static readonly string[] ExactOptions = ["-ffp-contract=off", "-DEXACT"];

    /// <summary>Builds the program.</summary>
    /// <param name="folder">Receives it.</param>
    /// <param name="isExact">True for the one that has our states to the bit, and can do the same work; false for the fast one.</param>
    /// <param name="problem">Why there is none, in a sentence; empty where there is one.</param>
    /// <returns>The path of the program; null where it cannot be built.</returns>
    public static string? Build(string folder, bool isExact, out string problem)
    {
        var (source, program) = (Path.Combine(folder, Source), Path.Combine(folder, isExact ? "limit-exact" : "limit"));
        using (var from = Assembly.GetExecutingAssembly().GetManifestResourceStream(Source)!)
        {
            using var to = File.Create(source);
            from.CopyTo(to);
        }

        try
        {
            using var compiler = Process.Start(new ProcessStartInfo(
                "g++", [.. Options, .. isExact ? ExactOptions : [], "-o", program, source]) { RedirectStandardError = true })!;
            var said = compiler.StandardError.ReadToEnd();
            compiler.WaitForExit();
            problem = compiler.ExitCode == 0 ? string.Empty : $"g++ does not build the program in C++: {said.Split('\n')[0]}";
        }
        catch (Win32Exception)
        {
            problem = "there is no g++ here, which builds the program in C++";
        }

        return problem.Length == 0 ? program : null;
    }
}
