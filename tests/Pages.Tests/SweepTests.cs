namespace Hogwild.Pages.Tests;

/// <summary>The page of a sweep says what is so, and has the curves of every cell.</summary>
[Collection(PagesTests.Name)]
public sealed class SweepTests(Chromium chromium, SamplePages samples)
{
    [Fact]
    public async Task The_head_says_how_the_runs_of_each_model_ended()
    {
        await using var open = await chromium.Open(samples.Sweep);
        var answer = await open.Page.Locator("#answer li").AllInnerTextsAsync();
        Assert.Matches(
            "^gcn: all 21 runs finish; outputs end at most .+, over 6 cells of scheduler.link.loss and run.replicates.$", answer[0]);
        Assert.Matches("^ignn: none of the 21 runs converges in time; ", answer[1]);
    }

    [Fact]
    public async Task The_slider_goes_through_the_cells_and_keeps_what_is_zoomed()
    {
        await using var open = await chromium.Open(samples.Sweep);
        var slider = open.Page.Locator("#curves-slider");
        Assert.Equal("5", await slider.GetAttributeAsync("max"));
        Assert.Equal("scheduler.link.loss = 0%, run.replicates = 3", await Name(open));
        await open.Page.Locator("#curves-svg").PressAsync("+");
        var (range, first) = (await Range(open), await Median(open));
        await slider.FocusAsync();
        await open.Page.Keyboard.PressAsync("End");
        Assert.Equal("scheduler.link.loss = 50%, run.replicates = 4", await Name(open));
        Assert.NotEqual(first, await Median(open));
        Assert.Equal(range, await Range(open));
        await open.Page.Keyboard.PressAsync("Home");
        Assert.Equal(first, await Median(open));
        await open.Page.Locator("#curves-view").SelectOptionAsync("1");
        Assert.Equal(1, await open.Page.Locator("#curves-svg path[data-kind=certified]").CountAsync());
    }

    [Fact]
    public async Task The_table_has_the_columns_of_table_md_and_every_picture_its_caption()
    {
        await using var open = await chromium.Open(samples.Sweep);
        var folder = Path.GetDirectoryName(samples.Sweep)!;
        var titles = File.ReadLines(Path.Combine(folder, "table.md")).First(line => line.StartsWith('|'))
            .Split('|', StringSplitOptions.RemoveEmptyEntries)
            .Select(title => title.Trim().Replace("\\", string.Empty, StringComparison.Ordinal));
        var shown = await open.Ask<string[]>(
            "[...document.querySelectorAll('#results th button')].map(item => item.innerHTML.replace('<br>', ' ').replace(/<wbr>/g, ''))");
        Assert.Equal(titles, shown);
        await open.Page.Locator("#results th button").First.ClickAsync();
        await open.Page.Locator("#results th button").First.ClickAsync();
        Assert.Equal(
            ["50%", "50%", "50%", "50%", "20%"],
            await open.Ask<string[]>(
                "[...document.querySelectorAll('#results tbody tr')].slice(0, 5).map(row => row.cells[0].textContent)"));
        var captions = string.Concat((await open.Ask<string[]>(
            "[...document.querySelectorAll('.drawing figcaption')].map(item => item.textContent)")));
        var lines = File.ReadLines(Path.Combine(folder, "figures", "captions.md")).Skip(3)
            .Where(line => line.Length > 0 && line[0] != '#').ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Contains(line.TrimStart('-', ' '), captions, StringComparison.Ordinal));
    }

    private static Task<string> Name(OpenPage open) => open.Page.Locator("#curves-name").InnerTextAsync();

    private static Task<string?> Median(OpenPage open) =>
        open.Page.Locator("#curves-svg path[data-kind=median]").Last.GetAttributeAsync("d");

    private static Task<string[]> Range(OpenPage open) =>
        open.Ask<string[]>("['from', 'to'].map(end => document.getElementById('curves-svg').dataset[end])");
}
