using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;
using Spectre.Console;

namespace Hogwild.Cli;

/// <summary>The tensors of a file: a table on a terminal, lines in columns anywhere else.</summary>
internal static class WeightsPrinter
{
    private const int Width = 200;
    private static readonly string[] Titles = ["name", "dtype", "shape", "norm"];

    /// <summary>Writes them, and the metadata.</summary>
    public static void Write(TextWriter output, WeightFile file)
    {
        WriteRows(output, Titles, [.. file.Entries.Select(entry => new[] { entry.Name, entry.Dtype, entry.ShapeText, Norm(file, entry) })]);
        foreach (var (key, value) in file.Metadata)
        {
            output.WriteLine($"{Excerpt.Escape(key)}: {Excerpt.Escape(value)}");
        }
    }

    /// <summary>Writes rows of texts.</summary>
    /// <param name="output">Receives them.</param>
    /// <param name="titles">What the columns have.</param>
    /// <param name="rows">The rows, as many texts each as there are columns.</param>
    public static void WriteRows(TextWriter output, IReadOnlyList<string> titles, IReadOnlyList<string[]> rows)
    {
        if (Consoles.IsTerminal(output))
        {
            var table = new Table().Border(TableBorder.Rounded);
            titles.ToList().ForEach(title => table.AddColumn(Shown.Text(title)));
            rows.ToList().ForEach(row => table.AddRow([.. row.Select(Shown.Text)]));
            Consoles.For(output, Width).Write(table);
            return;
        }

        List<string[]> lines = [[.. titles], .. rows.Select(row => row.Select(Excerpt.Escape).ToArray())];
        var widths = titles.Select((_, column) => lines.Max(line => line[column].Length)).ToList();
        foreach (var line in lines)
        {
            output.WriteLine(string.Join("  ", line.Select((text, column) => text.PadRight(widths[column]))).TrimEnd());
        }
    }

    /// <summary>The Euclidean norm of all numbers; what is no number is counted.</summary>
    private static string Norm(WeightFile file, TensorEntry entry)
    {
        if (!file.Tensors.TryGetValue(entry.Name, out var tensor))
        {
            return "not read";
        }

        var odd = tensor.Values.Count(value => !double.IsFinite(value));
        var largest = odd > 0 ? 0 : tensor.Values.Select(Math.Abs).DefaultIfEmpty().Max();
        var norm = largest == 0 ? 0 : largest * Math.Sqrt(tensor.Values.Sum(value => value / largest * (value / largest)));
        return odd > 0 ? string.Create(CultureInfo.InvariantCulture, $"{odd} not finite")
            : norm.ToString("G6", CultureInfo.InvariantCulture);
    }
}
