using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>The file <c>table.md</c>: all tables for reading.</summary>
internal static class TableMarkdown
{
    /// <summary>Writes the file.</summary>
    public static void Write(TextWriter writer, TableResult result)
    {
        var (scenario, spec) = (result.Scenario, result.Scenario.Table!);
        writer.WriteLine($"# {Escapes.Markdown(scenario.Title ?? scenario.Name)}");
        writer.WriteLine();
        writer.WriteLine($"Synchronous: {Escapes.Markdown(TableText.Measure(result))}");
        if (spec.Reference is { } reference)
        {
            writer.WriteLine();
            writer.WriteLine($"Paper: {Escapes.Markdown(reference.Source)}. {TableText.WhyNoVerdict(result)}".TrimEnd());
        }

        writer.WriteLine();
        Matrix(writer, result, cell => string.Join("<br>", TableText.Lines(cell)));
        WriteEpochs(writer, result);
        WriteWithout(writer, result);
        WriteOtherErrors(writer, result);
        WriteDifferences(writer, result);
        WriteConditioning(writer, result);
        WriteAsynchronous(writer, result);
        WriteProblems(writer, result);
    }

    private static void WriteEpochs(TextWriter writer, TableResult result)
    {
        var rows = EpochRows.Of(result).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        Heading(writer, "Which epoch is judged");
        writer.WriteLine(EpochRows.Explain(result));
        writer.WriteLine();
        Row(writer, EpochRows.Titles);
        Row(writer, Enumerable.Repeat("---", EpochRows.Titles.Count));
        rows.ForEach(row => Row(writer, row));
    }

    private static void WriteWithout(TextWriter writer, TableResult result)
    {
        if (result.Scenario.Table!.Without is not { Nodes: var nodes } || !result.Cells.Any(cell => cell.HasWithout))
        {
            return;
        }

        var graph = nodes == 1 ? "a graph of a single node" : $"a graph of at most {nodes.ToString(CultureInfo.InvariantCulture)} nodes";
        Heading(writer, $"Without the folds whose test graphs include {graph}");
        Matrix(writer, result, cell => cell.HasWithout
            ? string.Create(CultureInfo.InvariantCulture, $"{TableText.Of(cell.Without)} ({cell.Without.N} of {cell.Value.N} runs)") : "–");
        writer.WriteLine();
        writer.WriteLine("The folds left out, alone:");
        writer.WriteLine();
        Matrix(writer, result, cell => cell.HasWithout
            ? TableText.Of(CellResult.Over(score => score.Value, cell.Units.Where(unit => unit.IsLeftOut))) : "–");
    }

    private static void WriteOtherErrors(TextWriter writer, TableResult result)
    {
        if (result.Cells.All(cell => cell.IsAccuracy))
        {
            return;
        }

        Heading(writer, "The same errors over other scales, in %");
        writer.WriteLine("RMSE / mean of the targets of the test graphs; RMSE / root mean square of those targets.");
        writer.WriteLine();
        Matrix(writer, result, cell =>
        {
            var fold = CellResult.Over(score => score.OverFoldMean, cell.Units);
            var rms = CellResult.Over(score => score.OverRms, cell.Units);
            return cell.IsAccuracy ? "–" : $"{TableText.Of(fold)}; {TableText.Of(rms)}";
        });
    }

    private static void WriteDifferences(TextWriter writer, TableResult result)
    {
        var pairs = Difference.Of(result).GroupBy(difference => (difference.Model, difference.Minus)).ToList();
        if (pairs.Count == 0)
        {
            return;
        }

        Heading(writer, "Paired differences on the same folds and seeds, in points of the table above");
        if (pairs.SelectMany(pair => pair).Any(difference => difference.Interval is not null))
        {
            writer.WriteLine("In brackets Student's interval of 95 % for the mean over folds (without folds over seeds).");
            writer.WriteLine();
        }

        List<string> datasets = [.. result.Scenario.Table!.Datasets.Select(dataset => dataset.Key)];
        Row(writer, ["difference", .. datasets]);
        Row(writer, Enumerable.Repeat("---", datasets.Count + 1));
        foreach (var pair in pairs)
        {
            var all = pair.Select(difference => Signed(difference.All, difference.Interval));
            Row(writer, [$"{pair.Key.Model} − {pair.Key.Minus}", .. all]);
            if (pair.Any(difference => difference.Without.N > 0 && difference.Without.N < difference.All.N))
            {
                Row(
                    writer,
                    [
                        $"{pair.Key.Model} − {pair.Key.Minus}, without",
                        .. pair.Select(difference => difference.Without.N < difference.All.N ? Signed(difference.Without) : "–"),
                    ]);
            }
        }
    }

    private static void WriteConditioning(TextWriter writer, TableResult result)
    {
        var cells = result.Cells.Where(cell => cell.Units.Any(unit => double.IsFinite(unit.Kappa))).ToList();
        if (cells.Count == 0)
        {
            return;
        }

        Heading(writer, "Conditioning of the energies on the test graphs, means over trainings");
        Row(writer, ["model", "data set", "κ", "L", "α"]);
        Row(writer, Enumerable.Repeat("---", 5));
        foreach (var cell in cells)
        {
            Row(writer, [cell.Model.Name, cell.Dataset, Of(unit => unit.Kappa), Of(unit => unit.Curvature), Of(unit => unit.Alpha)]);

            string Of(Func<UnitResult, double> number) =>
                Statistics.Of(cell.Units.Select(number)) is var over && over.N > 1 && over.Std > 0
                    ? Powers.Write(over.Mean, over.Std) : Powers.Write(over.Mean);
        }
    }

    private static void WriteAsynchronous(TextWriter writer, TableResult result)
    {
        if (result.Schedules.Count == 0)
        {
            return;
        }

        Heading(writer, "Asynchronous");
        writer.WriteLine(Escapes.Markdown(TableText.Regime(result)));
        writer.WriteLine(
            "Activations are per node, until the distance stayed within the tolerance. κ is that of these very weights and graphs.");
        if (result.Cells.Any(cell => cell.Schedules.Count > 0 && cell.Asynchronous is not null))
        {
            writer.WriteLine("The paper's numbers are over all of its folds and seeds, so there is no verdict here.");
        }

        writer.WriteLine();
        Row(writer, AsynchronousRows.Titles);
        Row(writer, Enumerable.Repeat("---", AsynchronousRows.Titles.Count));
        foreach (var row in AsynchronousRows.Of(result))
        {
            Row(writer, row);
        }
    }

    private static void WriteProblems(TextWriter writer, TableResult result)
    {
        var failed = result.Units.Where(unit => unit.Problem.Length > 0).ToList();
        if (failed.Count == 0)
        {
            return;
        }

        Heading(writer, "Trainings without outputs");
        foreach (var unit in failed)
        {
            var (dataset, model, fold, seed) = unit.Unit;
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"- {model} on {dataset}, fold {fold}, seed {seed}: {Escapes.Markdown(unit.Problem)}"));
        }
    }

    /// <summary>Models down, data sets across.</summary>
    private static void Matrix(TextWriter writer, TableResult result, Func<CellResult, string> text)
    {
        List<string> datasets = [.. result.Scenario.Table!.Datasets.Select(dataset => dataset.Key)];
        Row(writer, ["model", .. datasets]);
        Row(writer, Enumerable.Repeat("---", datasets.Count + 1));
        foreach (var model in result.Cells.GroupBy(cell => cell.Model.Name))
        {
            Row(writer, [model.Key, .. model.Select(text)]);
        }
    }

    private static string Signed(Statistics statistics, (double Low, double High)? interval = null) =>
        (statistics.N > 0 && statistics.Mean > 0 ? "+" : string.Empty) + TableText.Of(statistics, interval).Replace('-', '−');

    private static void Heading(TextWriter writer, string text)
    {
        writer.WriteLine();
        writer.WriteLine($"## {text}");
        writer.WriteLine();
    }

    private static void Row(TextWriter writer, IEnumerable<string> cells) =>
        writer.WriteLine($"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |");
}
