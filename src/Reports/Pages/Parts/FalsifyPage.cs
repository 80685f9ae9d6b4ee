using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>What a page tells of a search for counterexamples.</summary>
internal static class FalsifyPage
{
    /// <summary>The story of every counterexample, or how much was tried.</summary>
    public static IEnumerable<string> Answer(FalsifyResult result) => result.Models.Select(model => model.Found is { } found
        ? $"{model.Model}: falsified: {found.Claim.Statement}. {found.Story}"
        : $"{model.Model}: no counterexample within {model.Tried}, which proves nothing.");

    /// <summary>What the command was told. A scenario whose only model was chosen among several names it.</summary>
    public static IEnumerable<(string Option, string? Value)> Options(FalsifyResult result)
    {
        var options = result.Options;
        yield return ("--property", options.Property.Text());
        if (result.Scenario.Models.Count == 1)
        {
            yield return ("--model", result.Scenario.Models[0].Name);
        }

        yield return ("--bound", Csv.Number(options.Bound));
        yield return ("--max-tests", Csv.Number(options.MaxTests));
        if (options.MaxActivations is { } activations)
        {
            yield return ("--max-activations", Csv.Number(activations));
        }

        if (options.Force)
        {
            yield return ("--force", null);
        }

        if (options.Within is { } steps)
        {
            yield return ("--within", Csv.Number(steps));
        }

        if (options.Replay is { } seed)
        {
            yield return ("--replay", seed);
        }
    }

    /// <summary>The activations that matter, a row each.</summary>
    public static IEnumerable<PageTable> Tables(FalsifyResult result) => result.Counterexamples.Select(found => new PageTable(
        $"{found.Claim.Model.Name}: {(found.Claim.IsAboutTheLongRun ? "the activations that come again and again"
            : "the activations that the effect depends on")}",
        ["number", "what happens"],
        [.. found.Lines.Index().Select(line => (PageCell[])[PageCell.Of(line.Index + 1), line.Item])]));
}
