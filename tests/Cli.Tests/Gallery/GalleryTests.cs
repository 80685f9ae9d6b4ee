using Hogwild.Experiments;

namespace Hogwild.Cli.Tests;

/// <summary>Pages of pictures, made with a runner that only pretends.</summary>
public sealed class GalleryTests : IDisposable
{
    private const string Block = """
        # Pictures

        Before {all}.

        ## One

        Why?

        ```hogwild
        run quick.yaml --set "title=a b"
        picture figures/convergence.png as one.png: Distance over time
        check summary[model=ignn, regime=synchronous, metric=accuracy].n < 2
        ```

        It has {=summary[model=ignn,regime=asynchronous,metric=accuracy].n} runs, {=summary[metric=accuracy].n / 2 * 3 :0.00} in a way.

        """;

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private int _runs;

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void A_page_has_the_text_of_its_template_with_commands_pictures_and_numbers()
    {
        Assert.Equal(ExitCodes.Done, Make(Block));
        Assert.Equal(
            """
            # Pictures

            Before {all}.

            ## One

            Why?

                hogwild run quick.yaml --set "title=a b"

            ![Distance over time](pictures/one.png)

            It has 3 runs, 3.00 in a way.

            """.ReplaceLineEndings("\n").Replace("quick.yaml", Scenario(), StringComparison.Ordinal),
            File.ReadAllText(_folder["page.md"]));
        Assert.Equal(File.ReadAllBytes(_folder["results/quick/figures/convergence.png"]), File.ReadAllBytes(_folder["pictures/one.png"]));
        Assert.Contains("One", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_some_sections_are_made_again_where_that_is_asked_for()
    {
        var two = Block + Block[Block.IndexOf("## One", StringComparison.Ordinal)..].Replace("One", "Two", StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, Make(two));
        Assert.Equal(2, _runs);
        var page = File.ReadAllText(_folder["page.md"]);
        File.WriteAllText(_folder["page.md"], page.Replace("It has 3", "It had 4", StringComparison.Ordinal));
        Assert.Equal(ExitCodes.Done, Make(two, "--only", "two"));
        Assert.Equal(3, _runs);
        var parts = File.ReadAllText(_folder["page.md"]).Split("## Two");
        Assert.Contains("It had 4", parts[0], StringComparison.Ordinal);
        Assert.Contains("It has 3", parts[1], StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadInput, Make(two, "--only", "three"));
        Assert.Contains("--only three: expected a part of one of the names One; Two", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_whose_data_are_not_there_stays_as_it_was()
    {
        File.WriteAllText(_folder["page.md"], "# Pictures\n\n## One\n\nFrom somewhere else.\n");
        for (var turn = 0; turn < 2; turn++)
        {
            Assert.Equal(ExitCodes.Done, Make(Block.Replace("check", "needs not/there\ncheck", StringComparison.Ordinal)));
            Assert.Equal(
                "# Pictures\n\nBefore {all}.\n\n## One\n\nFrom somewhere else.\n\nFrom an earlier run: it needs not/there.\n",
                File.ReadAllText(_folder["page.md"]));
        }

        Assert.Equal(0, _runs);
        Assert.Contains(
            "Left as it was, though the template says something else by now: One (needs not/there).", _output.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_that_cannot_be_made_and_never_was_is_there_without_its_answer()
    {
        var needy = Block.Replace("check", "needs not/there\ncheck", StringComparison.Ordinal);
        const string Page = """
            # Pictures

            Before {all}.

            ## One

            Why?

                hogwild run quick.yaml --set "title=a b"

            Not made yet: it needs not/there.

            """;
        for (var turn = 0; turn < 2; turn++)
        {
            Assert.Equal(ExitCodes.Done, Make(needy));
            Assert.Equal(
                Page.ReplaceLineEndings("\n").Replace("quick.yaml", Scenario(), StringComparison.Ordinal),
                File.ReadAllText(_folder["page.md"]));
        }

        Assert.Equal(0, _runs);
        Assert.Contains("Left out, not made yet: One (needs not/there).", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, Make(Block));
        Assert.Contains("It has 3 runs", File.ReadAllText(_folder["page.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_that_was_not_asked_for_is_there_even_where_its_heading_is_new()
    {
        var two = Block + Block[Block.IndexOf("## One", StringComparison.Ordinal)..].Replace("One", "Two", StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, Make(two));
        Assert.DoesNotContain("Left", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, Make(two.Replace("## One", "## Uno", StringComparison.Ordinal), "--only", "two"));
        Assert.Contains("Left out, not made yet: Uno (not asked for).", _output.ToString(), StringComparison.Ordinal);
        var page = File.ReadAllText(_folder["page.md"]);
        Assert.Contains("\n## Uno\n\nWhy?\n\n    hogwild run ", page, StringComparison.Ordinal);
        Assert.Contains("Not made yet.\n\n## Two\n", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Why?", "Why?", false)]
    [InlineData("Why?", "What for?", true)]
    [InlineData(" in a way", " in a manner", true)]
    [InlineData(":0.00}", ":0.0}", false)]
    public void What_has_become_otherwise_in_the_template_of_a_section_that_is_kept_is_told(string old, string now, bool isTold)
    {
        var two = Block + Block[Block.IndexOf("## One", StringComparison.Ordinal)..].Replace("One", "Two", StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, Make(two));
        Assert.Equal(ExitCodes.Done, Make(two.Replace(old, now, StringComparison.Ordinal), "--only", "two"));
        Assert.Equal(
            isTold,
            _output.ToString().Contains(
                "Left as it was, though the template says something else by now: One (not asked for).", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("accuracy].n < 2", "accuracy].n < 1", ":12: expected summary[model=ignn, regime=synchronous, metric=accuracy]"
        + ".n < 1, found 1 and 1")]
    [InlineData("check", "chekc", ":12: expected run, threshold, attack, falsify with their arguments, picture FILE as NAME: what it ")]
    [InlineData("check", "run other.yaml\ncheck", ":9: expected a block with one command and an end, found 2 commands")]
    [InlineData("```\n\nIt", "\nIt", ":9: expected a block with one command and an end, found no end")]
    [InlineData("Why?", "{=summary[].n}", ":7: expected a block with a command above {=summary[].n} in the same section, found none")]
    [InlineData("/ 2", "/ two", ":15: expected a formula such as ")]
    [InlineData("ignn,regime", "igpn,regime", ":15: {=summary[model=igpn,regime=asynchronous,metric=accuracy].n}: summary.csv has "
        + "no row with model=igpn, regime=asynchronous, metric=accuracy")]
    [InlineData("{=summary[model", "{=summary[mode", ":15: {=summary[mode=ignn,regime=asynchronous,metric=accuracy].n}: "
        + "summary.csv has no column mode; it has model, regime, metric, mean, std, min, max, n")]
    [InlineData("{=summary[model", "{=sums[model", ":15: {=sums[model=ignn,regime=asynchronous,metric=accuracy].n}: there is no "
        + "table sums.csv")]
    [InlineData("].n}", "].metric}", "summary.csv has 'accuracy' in the column metric, which is no number")]
    [InlineData("convergence.png as", "spiral.png as", ":11: expected the file figures/spiral.png in ")]
    public void What_is_wrong_is_told_with_its_line_and_no_page_is_written(string right, string wrong, string message)
    {
        Assert.Equal(ExitCodes.BadInput, Make(Block.ReplaceLineEndings("\n").Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Contains(message, _error.ToString(), StringComparison.Ordinal);
        Assert.StartsWith(_folder["template.md"], _error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["page.md"]));
    }

    [Fact]
    public void A_study_that_fails_is_told_and_named()
    {
        Assert.Equal(ExitCodes.BadInput, Make(Block.Replace("title=a b", "run.until=soon", StringComparison.Ordinal)));
        Assert.Contains("--set run.until=soon: expected a duration", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "leaves results, found that it does not", _error.ToString().TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_is_not_written_over_its_template()
    {
        File.WriteAllText(_folder["template.md"], Block);
        Assert.Equal(ExitCodes.BadInput, Call("gallery", _folder["template.md"], "--out", _folder["template.md"]));
        Assert.Contains("expected another file than", _error.ToString(), StringComparison.Ordinal);
    }

    private int Make(string template, params string[] more)
    {
        File.WriteAllText(
            _folder["template.md"],
            template.ReplaceLineEndings("\n").Replace("quick.yaml", Scenario(), StringComparison.Ordinal));
        return Call(
            [
                "gallery", _folder["template.md"], "--out", _folder["page.md"], "--pictures", _folder["pictures"],
                "--results", _folder["results"], .. more,
            ]);
    }

    private int Call(params string[] arguments) => new CommandLine(_output, _error, Execute)
        .Invoke(arguments, TestContext.Current.CancellationToken);

    private IReadOnlyList<StudyResult> Execute(Scenario scenario, StudyOptions options, CancellationToken cancellation)
    {
        _runs++;
        return [new RunResult(scenario, Synthetic.Models(scenario.Run.Replicates, diverging: 0))];
    }

    private string Scenario()
    {
        File.WriteAllText(_folder["w.safetensors"], string.Empty);
        File.WriteAllText(
            _folder["quick.yaml"],
            """
            dataset: { kind: chains, length: 3 }
            models:
              gcn: { rule: gcn, weights: w.safetensors }
              ignn: { rule: ignn, weights: w.safetensors }
              energy-gnn: { rule: energy, weights: w.safetensors }
            scheduler: synchronous
            run: { until: 2s, replicates: 3, sample: 10ms }
            """);
        return _folder["quick.yaml"];
    }
}
