using Hogwild.Experiments;

namespace Hogwild.Cli;

/// <summary>The table from kinds of results to what the terminal says of them. A new study has a line here.</summary>
internal static class ResultPrinters
{
    private static readonly Dictionary<Type, Action<TextWriter, StudyResult, string>> Printers = new[]
    {
        Of<RunResult>((output, result, _) => RunPrinter.Write(output, result.Scenario, result.Models)),
        Of<OrderingResult>((output, result, _) => result.Models.ToList().ForEach(model => output.WriteLine(model.Statement))),
        Of<VarianceResult>((output, result, _) => result.Models.ToList().ForEach(model => output.WriteLine(model.Statement))),
        Of<SweepResult>((output, result, _) => SweepPrinter.Write(output, result)),
        Of<TableResult>((output, result, _) => TablePrinter.Write(output, result)),
        Of<ThresholdResult>((output, result, _) => ThresholdPrinter.Write(output, result)),
        Of<AttackResult>(AttackPrinter.Write),
        Of<FalsifyResult>(FalsifyPrinter.Write),
    }.ToDictionary();

    /// <summary>Tells a result; nothing, where its figures say all.</summary>
    /// <param name="output">Receives the text.</param>
    /// <param name="result">The result.</param>
    /// <param name="folder">The folder of its files, as it is shown.</param>
    public static void Write(TextWriter output, StudyResult result, string folder)
    {
        if (Printers.TryGetValue(result.GetType(), out var write))
        {
            write(output, result, folder);
        }
    }

    private static KeyValuePair<Type, Action<TextWriter, StudyResult, string>> Of<TResult>(Action<TextWriter, TResult, string> write)
        where TResult : StudyResult => new(typeof(TResult), (output, result, folder) => write(output, (TResult)result, folder));
}
