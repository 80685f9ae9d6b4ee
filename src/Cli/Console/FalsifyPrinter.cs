using Hogwild.Experiments;
using Hogwild.Reports;

namespace Hogwild.Cli;

/// <summary>What a search for counterexamples leaves on the terminal: the story of each, or how much was tried.</summary>
internal static class FalsifyPrinter
{
    /// <summary>Writes the lines.</summary>
    /// <param name="output">Receives them.</param>
    /// <param name="result">What came out.</param>
    /// <param name="folder">The folder of the files, as it is shown.</param>
    public static void Write(TextWriter output, FalsifyResult result, string folder)
    {
        foreach (var model in result.Models)
        {
            if (model.Found is not { } found)
            {
                output.WriteLine($"{model.Model}: no counterexample within {model.Tried}");
                continue;
            }

            FalsifyFiles.Tell(found, result.Scenario).ToList().ForEach(output.WriteLine);
            var file = Path.Combine(folder, FalsifyFiles.ScheduleFileOf(model.Model));
            output.WriteLine($"    {file} (and counterexample.png, .svg, story.txt)");
        }
    }
}
