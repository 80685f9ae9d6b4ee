using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Hogwild.Contests;

/// <summary>A kernel benchmark on SimPy, where python3 knows it: <c>benchmarks/simpy/kernels.py</c>, which is in this assembly.</summary>
internal sealed class SimPyProgram : LineProgram, IKernelProgram
{
    private const string Python = "python3";
    private const string Source = "kernels.py";
    private static readonly Lazy<bool> Found = new(Find);

    /// <summary>A run that has not begun.</summary>
    /// <param name="model"><c>phold</c> or <c>mm1</c>.</param>
    /// <param name="places">Number of places of PHOLD.</param>
    public SimPyProgram(string model, int places)
        : base(Python, ["-c", Text(), model, places.ToString(CultureInfo.InvariantCulture)])
    {
        var (gaps, services, to) = (List(KernelTables.Gap), List(KernelTables.Service), List(KernelTables.Place));
        Tell($$"""{"gaps": [{{gaps}}], "services": [{{services}}], "places": [{{to}}]}""");
    }

    /// <summary>Whether it is to be had.</summary>
    public static bool IsThere => Found.Value;

    /// <inheritdoc/>
    public long Outcome => long.Parse(Ask($"outcome"), CultureInfo.InvariantCulture);

    private static string List(int[] numbers) => string.Join(',', numbers);

    private static string Text()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Source)!);
        return reader.ReadToEnd();
    }

    private static bool Find()
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo(Python, ["-c", "import simpy"]) { RedirectStandardError = true })!;
            python.StandardError.ReadToEnd();
            python.WaitForExit();
            return python.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
