using Hogwild.Experiments;

namespace Hogwild.Pages.Tests;

/// <summary>Texts that would do something on a page that takes them for more than text.</summary>
internal static class HostileTexts
{
    /// <summary>The title.</summary>
    public const string Title =
        "<script>document.title='owned'</script> \"quoted\" & 'single' ]]> </script><img src=x onerror=alert(1)> &lt;b&gt;";

    /// <summary>The name of a model, with what turns letters round.</summary>
    public const string Model = "</script><svg onload=alert(2)>\u202Eabc\u0007";

    /// <summary>How the page shows what a browser would obey.</summary>
    public const string ShownModel = "</script><svg onload=alert(2)>\\u202eabc\\u0007";

    /// <summary>Results in which every text is hostile.</summary>
    public static IReadOnlyList<StudyResult> Results()
    {
        var scenario = Synthetic.Scenario(4) with
        {
            Title = Title,
            Source = new ScenarioSource("a'b.yaml", $"{Title}\n  {Model}", [KeyValuePair.Create("title", Title)]),
        };
        var models = Synthetic.Models(4);
        scenario = scenario with { Models = [scenario.Models[0] with { Name = Model }, .. scenario.Models.Skip(1)] };
        var hostile = models[0] with { Model = Model, Notes = [Title] };
        var timeline = new Timeline(
            Title, 0, 1000, [0, 1], [new TimelineActivation(0, 10), new TimelineActivation(1, 400)],
            [new TimelineMessage(0, 1, 10, 400, MessageFate.Read), new TimelineMessage(1, 0, 400, 400, MessageFate.Lost)],
            [new TimelineFault(1, 500, 900)]);
        return [new RunResult(scenario, [hostile, .. models.Skip(1)]), new TimelineResult(scenario, timeline) { Others = [timeline] }];
    }
}
