namespace Hogwild.Scenarios.Tests;

/// <summary>What a scenario begins with is kept, for whoever wants to know what it asks.</summary>
public sealed class LeadingCommentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("# One.\n# Two.\n\n# Three.\nname: a\n", "One.\nTwo.")]
    [InlineData("# yaml-language-server: $schema=s.json\r\n#   hogwild run\r\nname: a", "  hogwild run")]
    [InlineData("#\n#a\n#\nname: b # c", "a")]
    [InlineData("name: a\n# late", "")]
    [InlineData("", "")]
    public void It_ends_at_the_first_line_that_is_none(string text, string comment) => Assert.Equal(comment, LeadingComment.Of(text));

    [Fact]
    public void A_scenario_knows_its_file_its_comment_and_what_was_replaced()
    {
        var file = _folder.Write("s.yaml", """
            # Does it converge?
            models: { m: { rule: ignn, train: {} } }
            dataset: { kind: chains, length: 3 }
            scheduler: synchronous
            run: { until: 1s }
            """);
        var source = ScenarioFile.Load(file, new Override("seed", "7")).Source;
        Assert.Equal((file, "Does it converge?"), (source?.File, source?.Comment));
        Assert.Equal([KeyValuePair.Create("seed", "7")], source!.Replaced);
    }
}
