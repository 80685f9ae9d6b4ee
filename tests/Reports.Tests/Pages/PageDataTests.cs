using System.Text.Json;
using Hogwild.Experiments;

namespace Hogwild.Reports.Tests;

/// <summary>The data of charts are as large as the page can bear, and say what they leave out.</summary>
public sealed class PageDataTests
{
    [Fact]
    public void Peaks_of_bands_stay_when_lines_are_thinned()
    {
        double[] x = [.. Enumerable.Range(0, 4000).Select(k => (double)k)];
        double[] high = [.. x.Select(place => place == 1234 ? 5.0 : 1)];
        double[] low = [.. x.Select(place => place == 2345 ? -5.0 : -1)];
        var thinned = new PageSeries(0, "median", x, [.. x.Select(_ => 0.0)]) { Low = low, High = high }.Thinned(400);
        Assert.InRange(thinned.X.Length, 100, 800);
        Assert.Equal(5, thinned.High!.Max());
        Assert.Equal(-5, thinned.Low!.Min());
        Assert.Equal(thinned.X.Order(), thinned.X);
    }

    [Fact]
    public void Of_many_cells_so_many_are_shown_as_have_room_the_first_and_the_last_among_them()
    {
        var (scenario, models) = (Synthetic.Scenario(2), Synthetic.Models(2));
        CurveGroup[] groups = [.. Enumerable.Range(0, 1000).Select(k => new CurveGroup($"{k}", scenario, models))];
        var shown = PageCurves.Shown(groups);
        Assert.Equal(80, shown.Count);
        Assert.Equal(("0", "999"), (shown[0].Name, shown[^1].Name));
        Assert.Equal(shown.Distinct(), shown);
        Assert.InRange(CurvesJson.Of(scenario, shown).Length, 100_000, 4_000_000);
        Assert.Equal(3, PageCurves.Shown(groups[..3]).Count);
    }

    [Fact]
    public void Nothing_is_drawn_below_what_is_rounding()
    {
        var models = Synthetic.Models(2);
        var group = new CurveGroup(string.Empty, Synthetic.Scenario(2), models);
        var floors = models.Select(ConvergenceCurves.FloorOf).ToList();
        var lines = PageCurves.OverTime([group], [.. models.Select(model => model.Model)])[0];
        Assert.All(lines.Where(line => line.Kind != "certified"), line => Assert.True(line.Y.Min() >= floors[line.Model]));
    }

    /// <summary>Both lists end together: else a network would look silent or dead.</summary>
    [Fact]
    public void A_timeline_with_too_many_events_ends_where_the_first_list_does()
    {
        var timeline = new Timeline(
            "t", 0, 10_000, [0, 1], [.. Enumerable.Range(0, 3000).Select(k => new TimelineActivation(0, 3 * k))],
            [.. Enumerable.Range(0, 5000).Select(k => new TimelineMessage(0, 1, 2 * k, (2 * k) + 1, MessageFate.Read))], []);
        using var json = JsonDocument.Parse(TimelinesJson.Of([timeline]));
        var shown = json.RootElement.GetProperty("timelines")[0];
        Assert.Equal(4000, TimelinesJson.EndOf(timeline));
        Assert.Equal((3000, 5000), (shown.GetProperty("acts").GetInt32(), shown.GetProperty("sends").GetInt32()));
        Assert.Equal(1334, shown.GetProperty("activations").GetArrayLength());
        Assert.Equal(TimelinesJson.MostEvents, shown.GetProperty("messages").GetArrayLength());
    }
}
