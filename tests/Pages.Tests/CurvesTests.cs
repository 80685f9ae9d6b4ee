using System.Globalization;
using Microsoft.Playwright;

namespace Hogwild.Pages.Tests;

/// <summary>The convergence chart can be zoomed, and tells what is under the pointer.</summary>
[Collection(PagesTests.Name)]
public sealed class CurvesTests(Chromium chromium, SamplePages samples)
{
    [Fact]
    public async Task Dragging_zooms_and_a_double_click_or_Escape_shows_all_again()
    {
        await using var open = await chromium.Open(samples.Run);
        var whole = await Range(open);
        Assert.Equal((0, 0.8), whole);
        await Drag(open, 0.3, 0.6);
        var (from, to) = await Range(open);
        Assert.InRange(from, 0.15, 0.3);
        Assert.InRange(to, 0.35, 0.6);
        await Chart(open).DblClickAsync();
        Assert.Equal(whole, await Range(open));
        await Drag(open, 0.3, 0.6);
        await Chart(open).PressAsync("Escape");
        Assert.Equal(whole, await Range(open));
    }

    [Fact]
    public async Task The_wheel_zooms_only_where_the_chart_is_selected()
    {
        await using var open = await chromium.Open(samples.Run);
        var whole = await Range(open);
        await Chart(open).HoverAsync();
        var height = await open.Ask<double>("scrollY");
        await open.Page.Mouse.WheelAsync(0, -100);
        await open.Page.WaitForFunctionAsync($"Math.abs(scrollY - {height.ToString(CultureInfo.InvariantCulture)}) >= 0");
        Assert.Equal(whole, await Range(open));
        await Chart(open).FocusAsync();
        await Chart(open).HoverAsync();
        await open.Page.Mouse.WheelAsync(0, -100);
        await open.Page.WaitForFunctionAsync("Number(document.getElementById('curves-svg').dataset.to) < 0.79");
        await open.Page.Locator("#curves-reset").ClickAsync();
        Assert.Equal(whole, await Range(open));
        await Chart(open).PressAsync("+");
        await Chart(open).PressAsync("ArrowRight");
        var (from, to) = await Range(open);
        Assert.InRange(to - from, 0.6, 0.7);
    }

    [Fact]
    public async Task Pointing_tells_model_schedule_time_and_distance()
    {
        await using var open = await chromium.Open(samples.Run);
        await Chart(open).ScrollIntoViewIfNeededAsync();
        var tip = open.Page.Locator("#curves-tip");
        Assert.False(await tip.IsVisibleAsync());
        var place = await open.Ask<double[]>("(() => { const path = document.querySelectorAll('#curves-svg path[data-kind=median]')[1];"
            + "const area = document.getElementById('curves-svg').getBoundingClientRect();"
            + "const point = path.getPointAtLength(path.getTotalLength() / 2); return [area.left + point.x, area.top + point.y]; })()");
        await open.Page.Mouse.MoveAsync((float)place[0], (float)place[1]);
        var text = await tip.InnerTextAsync();
        Assert.Matches("^ignn\nmedian of 6 schedules\nvirtual time: 0\\.\\d+ s\ndistance: .+\n10–90 %: .+ to .+$", text);
        await open.Page.Mouse.MoveAsync(2, 2);
        Assert.False(await tip.IsVisibleAsync());
    }

    [Fact]
    public async Task Points_are_told_by_keys_as_well()
    {
        await using var open = await chromium.Open(samples.Run);
        var tip = open.Page.Locator("#curves-tip");
        Assert.Equal("polite", await tip.GetAttributeAsync("aria-live"));
        await Chart(open).PressAsync("Shift+ArrowRight");
        Assert.StartsWith("gcn\nmedian of 6 schedules\nvirtual time: 0 s\n", await tip.InnerTextAsync(), StringComparison.Ordinal);
        await Chart(open).PressAsync("Shift+ArrowRight");
        Assert.StartsWith("gcn\nmedian of 6 schedules\nvirtual time: 0.01 s\n", await tip.InnerTextAsync(), StringComparison.Ordinal);
        await Chart(open).PressAsync("Shift+ArrowDown");
        Assert.DoesNotContain("median", await tip.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_schedules_and_axes_are_chosen()
    {
        await using var open = await chromium.Open(samples.Run);
        Assert.Equal(12, await Count(open, "[data-kind=replicate]"));
        await open.Page.GetByLabel("every schedule").UncheckAsync();
        Assert.Equal(0, await Count(open, "[data-kind=replicate]"));
        Assert.Equal(2, await Count(open, "[data-kind=median]"));
        await open.Page.Locator("button.model").First.ClickAsync();
        Assert.Equal("false", await open.Page.Locator("button.model").First.GetAttributeAsync("aria-pressed"));
        Assert.Equal(1, await Count(open, "[data-kind=median]"));
        await open.Page.Locator("#curves-view").SelectOptionAsync("1");
        Assert.Equal(1, await Count(open, "[data-kind=certified]"));
        Assert.True((await Range(open)).To > 5);
    }

    /// <summary>What a line means by its looks is what it means in figures, and the words below name it.</summary>
    [Fact]
    public async Task Lines_look_as_those_of_figures_do()
    {
        await using var open = await chromium.Open(samples.Run);
        Assert.Equal("8 3 2 3", await Dashes("path[data-kind=synchronous]"));
        Assert.Equal("2 2", await Dashes("path[data-kind=replicate]"));
        Assert.Equal("none", await Dashes("path[data-kind=median]"));
        Assert.Equal("none", await Dashes("line[data-kind=tolerance]"));
        Assert.Equal(
            ["FilledCircle", "FilledSquare"],
            await open.Ask<string[]>(
                "[...new Set([...document.querySelectorAll('#curves-svg .marker')].map(item => item.dataset.marker))]"));
        var words = await open.Page.Locator("#curves-box .note").InnerTextAsync();
        Assert.StartsWith(
            "Thick line: the median over schedules, with its band. Dotted line: single schedules. Dash-dotted line: the synchronous "
                + "computation. Dashed line: what is certified. Thin line across: the tolerance, ",
            words,
            StringComparison.Ordinal);

        Task<string?> Dashes(string which) => open.Page.Locator($"#curves-svg {which}").First.GetAttributeAsync("stroke-dasharray");
    }

    [Fact]
    public async Task A_finger_zooms_and_taps()
    {
        await using var open = await chromium.Open(samples.Run, new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = 375, Height = 740 }, IsMobile = true, HasTouch = true,
        });
        await Chart(open).ScrollIntoViewIfNeededAsync();
        var session = await open.Page.Context.NewCDPSessionAsync(open.Page);
        var area = (await Chart(open).BoundingBoxAsync())!;
        await Touch("touchStart", 0.4);
        await Touch("touchMove", 0.55);
        await Touch("touchMove", 0.7);
        await session.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });
        await open.Page.WaitForFunctionAsync("Number(document.getElementById('curves-svg').dataset.from) > 0.1");

        Task Touch(string type, double share) => session.SendAsync("Input.dispatchTouchEvent", new()
        {
            ["type"] = type,
            ["touchPoints"] = new[] { new { x = area.X + (share * area.Width), y = area.Y + (0.5 * area.Height) } },
        });
    }

    private static ILocator Chart(OpenPage open) => open.Page.Locator("#curves-svg");

    private static Task<int> Count(OpenPage open, string which) => open.Page.Locator($"#curves-svg path{which}").CountAsync();

    private static async Task<(double From, double To)> Range(OpenPage open)
    {
        var ends = await open.Ask<double[]>("['from', 'to'].map(end => Number(document.getElementById('curves-svg').dataset[end]))");
        return (ends[0], ends[1]);
    }

    private static async Task Drag(OpenPage open, double from, double to)
    {
        await Chart(open).ScrollIntoViewIfNeededAsync();
        var area = (await Chart(open).BoundingBoxAsync())!;
        var middle = area.Y + (area.Height / 2);
        await open.Page.Mouse.MoveAsync((float)(area.X + (from * area.Width)), middle);
        await open.Page.Mouse.DownAsync();
        await open.Page.Mouse.MoveAsync((float)(area.X + (to * area.Width)), middle, new MouseMoveOptions { Steps = 4 });
        await open.Page.Mouse.UpAsync();
    }
}
