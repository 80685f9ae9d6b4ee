using System.Text.RegularExpressions;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Cli;

/// <summary>Which tensors of a file a model would take, and how the scenario can name them.</summary>
internal static partial class FitPrinter
{
    private static readonly string[] Titles = ["parameter", "wanted", "tensor", "found", "fits"];

    /// <summary>Writes it.</summary>
    /// <param name="output">Receives it.</param>
    /// <param name="fit">What was found.</param>
    /// <param name="file">The file as the scenario would name it.</param>
    public static void Write(TextWriter output, ModelFit fit, string file)
    {
        output.WriteLine($"model {Excerpt.Escape(fit.Model)} ({fit.Rule})");
        foreach (var problem in fit.Problems)
        {
            output.WriteLine($"does not load: {Excerpt.Escape(problem)}");
        }

        if (fit.Parameters.Count > 0)
        {
            WeightsPrinter.WriteRows(output, Titles, [.. fit.Parameters.Select(Row)]);
        }

        if (fit.LeftOver.Count > 0)
        {
            var left = string.Join(", ", fit.LeftOver.Select(entry => $"{entry.Name} {entry.ShapeText}"));
            output.WriteLine($"left over: {Excerpt.Escape(left)}");
        }

        WritePaste(output, fit, file);
    }

    private static string[] Row(ParameterFit parameter) =>
    [
        parameter.Parameter, parameter.Wanted, parameter.Tensor ?? "–", parameter.Found,
        (parameter.State, parameter.IsGuess) switch
        {
            (FitState.Fits, false) => "yes",
            (FitState.Fits, true) => "yes (a guess)",
            (FitState.Transposed, false) => "only transposed",
            (FitState.Transposed, true) => "transposed (a guess)",
            (FitState.OtherShape, _) => "no: another shape",
            _ => "missing",
        },
    ];

    private static void WritePaste(TextWriter output, ModelFit fit, string file)
    {
        if (fit.Layout is { } layout)
        {
            var untold = fit.Untold is { } what ? $". No tensor tells {what}: one is a guess here" : string.Empty;
            output.WriteLine($"The names are those of a layout; what it stands for is in docs/weights.md{untold}:");
            if (fit.RuleToSay is { } rule)
            {
                output.WriteLine($"    rule: {rule}");
            }

            output.WriteLine($"    weights: {{ file: {Yaml(file)}, layout: {layout} }}");
            return;
        }

        List<ParameterFit> named =
            [.. fit.Parameters.Where(item => item.Tensor is not null && (item.IsGuess || item.State == FitState.Transposed))];
        if (named.Count == 0)
        {
            return;
        }

        output.WriteLine("A guess, by shapes and the order of layers; whether the model computes the same only its author knows:");
        output.WriteLine("    weights:");
        output.WriteLine($"      file: {Yaml(file)}");
        output.WriteLine("      names:");
        foreach (var item in named)
        {
            var tensor = Yaml(item.Tensor!);
            output.WriteLine(
                $"        {item.Parameter}: {(item.State == FitState.Transposed ? $"{{ tensor: {tensor}, transpose: true }}" : tensor)}");
        }
    }

    /// <summary>A text as YAML has it: quoted where it could be read as anything else.</summary>
    private static string Yaml(string text) => Plain().IsMatch(text) ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"\A[A-Za-z_.][A-Za-z0-9_./-]*[A-Za-z0-9]\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Plain();
}
