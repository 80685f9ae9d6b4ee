using Hogwild.Reports;

namespace Hogwild.Pages.Tests;

/// <summary>Tables are sorted by clicks and by the keyboard.</summary>
[Collection(PagesTests.Name)]
public sealed class TablesTests(Chromium chromium, SamplePages samples)
{
    private static readonly double?[] AllNumbers = [10, null, 2, double.PositiveInfinity, 0.25];

    /// <summary>Numbers of all sorts, in no order.</summary>
    private static PageTable AllSorts => new(
        "sorts",
        ["name", "number"],
        [.. AllNumbers.Select((number, row) => (PageCell[])[$"m{row}", PageCell.Of(number)])]);

    private static string Column(int column) =>
        $"[...document.querySelectorAll('#results tbody tr')].map(row => row.cells[{column}].textContent)";

    [Fact]
    public async Task A_click_sorts_numbers_as_numbers_and_what_is_none_is_last_either_way()
    {
        await using var open = await chromium.Open(samples.Write(AllSorts, "sorts"));
        const int Number = 1;
        var header = open.Page.Locator("#results th").Nth(Number);
        Assert.Equal("none", await header.GetAttributeAsync("aria-sort"));
        await header.Locator("button").ClickAsync();
        Assert.Equal("ascending", await header.GetAttributeAsync("aria-sort"));
        Assert.Equal(["0.25", "2", "10", "∞", "–"], await open.Ask<string[]>(Column(Number)));
        await header.Locator("button").ClickAsync();
        Assert.Equal("descending", await header.GetAttributeAsync("aria-sort"));
        Assert.Equal(["10", "2", "0.25", "∞", "–"], await open.Ask<string[]>(Column(Number)));
    }

    [Fact]
    public async Task The_keyboard_sorts_too_and_one_column_at_a_time()
    {
        await using var open = await chromium.Open(samples.Run);
        await open.Page.Locator("#results th button").First.FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await open.Page.Keyboard.PressAsync("Space");
        Assert.Equal(["ignn", "ignn", "gcn", "gcn"], await open.Ask<string[]>(Column(0)));
        await open.Page.Keyboard.PressAsync("Tab");
        await open.Page.Keyboard.PressAsync("Enter");
        Assert.Equal(
            ["none", "ascending"],
            await open.Ask<string[]>("[...document.querySelectorAll('#results th')].slice(0, 2).map(item => item.ariaSort)"));
    }
}
