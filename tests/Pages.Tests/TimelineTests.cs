namespace Hogwild.Pages.Tests;

/// <summary>The slider goes through the timelines of schedules.</summary>
[Collection(PagesTests.Name)]
public sealed class TimelineTests(Chromium chromium, SamplePages samples)
{
    [Fact]
    public async Task The_slider_shows_another_schedule()
    {
        await using var open = await chromium.Open(samples.Run);
        var slider = open.Page.Locator("#timeline-slider");
        Assert.Equal("5", await slider.GetAttributeAsync("max"));
        var first = await Drawn(open);
        Assert.StartsWith("schedule 0: ", await open.Page.Locator("#timeline-name").InnerTextAsync(), StringComparison.Ordinal);
        await slider.FocusAsync();
        await open.Page.Keyboard.PressAsync("ArrowRight");
        Assert.StartsWith("schedule 1: ", await open.Page.Locator("#timeline-name").InnerTextAsync(), StringComparison.Ordinal);
        Assert.NotEqual(first, await Drawn(open));
        await open.Page.Keyboard.PressAsync("Home");
        Assert.Equal(first, await Drawn(open));
        Assert.True(await open.Page.Locator("#timeline-box .act title").CountAsync() >= 40);
    }

    private static Task<string> Drawn(OpenPage open) => open.Ask<string>("document.querySelector('.lanes').innerHTML");
}
