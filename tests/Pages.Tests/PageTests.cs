using Microsoft.Playwright;

namespace Hogwild.Pages.Tests;

/// <summary>The page as a whole, in a browser.</summary>
[Collection(PagesTests.Name)]
public sealed class PageTests(Chromium chromium, SamplePages samples)
{
    private static readonly BrowserNewContextOptions Phone = new()
    {
        ViewportSize = new ViewportSize { Width = 375, Height = 740 }, IsMobile = true, HasTouch = true, DeviceScaleFactor = 2,
    };

    [Fact]
    public async Task Every_figure_is_seen_and_every_section_has_its_link()
    {
        await using var open = await chromium.Open(samples.Run);
        var sizes = await open.Ask<double[]>("[...document.querySelectorAll('figure svg, figure img, .chart svg, .lanes svg')]"
            + ".flatMap(item => { const area = item.getBoundingClientRect(); return [area.width, area.height]; })");
        Assert.True(sizes.Length >= 2 * 5, $"found {sizes.Length / 2} drawings");
        Assert.All(sizes, size => Assert.True(size > 100));
        var names = await open.Ask<string[]>("[...document.querySelectorAll('.drawing svg[role=img]')].map(item => item.ariaLabel)");
        Assert.Equal(names.Distinct(), names);
        var ids = await open.Ask<string[]>("[...document.querySelectorAll('[id]')].map(item => item.id)");
        Assert.Equal(ids.Distinct(), ids);
        var links = await open.Ask<string[]>("[...document.querySelectorAll('nav a')].map(item => item.getAttribute('href').slice(1))");
        Assert.Equal(
            ["question", "results", "curves", "figures", "certificates", "sensitivity", "timeline", "scenario", "again"],
            links.Where(link => link != "notes"));
        Assert.Subset(ids.ToHashSet(), links.ToHashSet());
        Assert.True(await open.Ask<bool>("[...document.querySelectorAll('[clip-path]')]"
            + ".every(item => document.getElementById(item.getAttribute('clip-path').slice(5, -1)))"));
    }

    [Fact]
    public async Task The_question_the_answer_and_the_command_are_told()
    {
        await using var open = await chromium.Open(samples.Run);
        Assert.Equal("Two models on chains", await open.Page.TitleAsync());
        Assert.Equal(
            "Two models, a handful of schedules: do they end at the synchronous outputs?",
            await open.Page.Locator("#question p").InnerTextAsync());
        Assert.Equal("hogwild run small.yaml", await open.Page.Locator("#question pre").InnerTextAsync());
        var answer = await open.Page.Locator("#answer li").First.InnerTextAsync();
        Assert.StartsWith("gcn: all 6 schedules finish; ", answer, StringComparison.Ordinal);
        Assert.Equal("hogwild run small.yaml", await open.Page.Locator("#command").InnerTextAsync());
        Assert.Matches("weights of gcn\\s+gcn.safetensors, sha256 [0-9a-f]{64}", await open.Page.Locator("#again dl").InnerTextAsync());
        await open.Page.Locator("#scenario summary").ClickAsync();
        Assert.Contains("\"replicates\": 6", await open.Page.Locator("#scenario pre").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_phone_the_page_is_no_wider_than_the_window()
    {
        await using var open = await chromium.Open(samples.Run, Phone);
        Assert.Equal(375, await open.Ask<int>("document.documentElement.scrollWidth"));
        Assert.True(await open.Ask<bool>("document.querySelector('#results .scroll').scrollWidth > 375"));
        var outside = await open.Ask<string[]>("[...document.querySelectorAll('h1, h2, p, button, figcaption, .chart, .tools')]"
            + ".filter(item => !item.closest('.scroll, .sheet, .lanes, nav') && item.getBoundingClientRect().right > 376)"
            + ".map(item => item.outerHTML.slice(0, 80))");
        Assert.Empty(outside);
    }

    [Fact]
    public async Task What_is_wider_than_its_box_says_so_where_it_is()
    {
        await using var open = await chromium.Open(samples.Run, Phone);
        await open.Page.Locator("#results .more").WaitForAsync();
        Assert.Equal(1, await open.Page.Locator("#results .wide.right:not(.left)").CountAsync());
        Assert.True(await open.Page.Locator("#figures .more").First.IsVisibleAsync());
        Assert.True(await open.Ask<bool>("Math.min(...[...document.querySelectorAll('#figures svg.w6, #figures .w6 > svg')]"
            + ".map(item => item.getBoundingClientRect().width)) > 750"));
        await open.Ask<bool>("document.querySelector('#results .scroll').scrollTo(2000, 0) || true");
        await open.Page.Locator("#results .wide.left:not(.right)").WaitForAsync();
        Assert.True(await open.Ask<bool>("document.querySelector('#results td').getBoundingClientRect().left >= 0"));
    }

    [Fact]
    public async Task At_the_width_of_a_window_every_column_is_seen()
    {
        await using var open = await chromium.Open(samples.Run);
        Assert.Empty(await open.Ask<string[]>("[...document.querySelectorAll('.scroll')]"
            + ".filter(item => item.scrollWidth > item.clientWidth).map(item => item.ariaLabel)"));
        Assert.False(await open.Page.Locator("#results .more").IsVisibleAsync());
    }

    [Fact]
    public async Task A_spread_is_explained_only_where_there_is_one()
    {
        await using var run = await chromium.Open(samples.Run);
        Assert.Contains("± is the population standard deviation over schedules.", await Notes(run), StringComparison.Ordinal);
        await using var one = await chromium.Open(samples.OfOne);
        Assert.DoesNotContain("±", await Notes(one), StringComparison.Ordinal);
        Assert.True(await one.Page.Locator("#figures details.legend[open]").First.IsVisibleAsync());

        static Task<string> Notes(OpenPage open) => open.Page.Locator("#results").InnerTextAsync();
    }

    [Fact]
    public async Task The_page_is_dark_where_the_system_is_and_the_button_turns_it_round()
    {
        await using var open = await chromium.Open(samples.Run, new BrowserNewContextOptions { ColorScheme = ColorScheme.Dark });
        const string Brightness = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number).reduce((a, b) => a + b) / 3";
        const string Sheet = "getComputedStyle(document.querySelector('.sheet')).backgroundColor";
        Assert.True(await open.Ask<double>(Brightness) < 60);
        Assert.Equal("rgb(255, 255, 255)", await open.Ask<string>(Sheet));
        Assert.Equal("Light", await open.Page.Locator("#theme").InnerTextAsync());
        await open.Page.Locator("#theme").ClickAsync();
        Assert.True(await open.Ask<double>(Brightness) > 230);
        Assert.Equal("Dark", await open.Page.Locator("#theme").InnerTextAsync());
    }

    [Fact]
    public async Task On_paper_there_are_no_buttons_and_nothing_is_folded_or_dark()
    {
        await using var open = await chromium.Open(samples.Run, new BrowserNewContextOptions { ColorScheme = ColorScheme.Dark });
        await open.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.Equal("rgb(255, 255, 255)", await open.Ask<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.False(await open.Page.Locator("nav").IsVisibleAsync());
        Assert.False(await open.Page.Locator("#theme").IsVisibleAsync());
        Assert.True(await open.Page.Locator("figure svg").First.IsVisibleAsync());
        Assert.True(await open.Page.Locator("#curves button.model").First.IsVisibleAsync());
        Assert.False(await open.Page.Locator("#curves select").IsVisibleAsync());
        await open.Ask<bool>("dispatchEvent(new Event('beforeprint'))");
        Assert.True(await open.Page.Locator("#scenario pre").IsVisibleAsync());
        await open.Ask<bool>("dispatchEvent(new Event('afterprint'))");
        Assert.False(await open.Page.Locator(".legend").First.IsVisibleAsync());
        Assert.True((await open.Page.PdfAsync()).Length > 50_000);
    }

    [Fact]
    public async Task On_paper_nothing_is_cut()
    {
        foreach (var page in new[] { samples.Run, samples.Sweep })
        {
            await using var open = await chromium.Open(page, new BrowserNewContextOptions
            {
                // A4 without margins of 1 cm.
                ViewportSize = new ViewportSize { Width = 718, Height = 1047 },
            });
            await open.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
            Assert.Empty(await open.Ask<string[]>("[...document.querySelectorAll('table, svg, pre, p, h1, li')]"
                + ".filter(item => item.getBoundingClientRect().right > 718).map(item => item.outerHTML.slice(0, 60))"));
        }
    }

    [Fact]
    public async Task Hostile_texts_stay_text()
    {
        await using var open = await chromium.Open(samples.Hostile);
        Assert.Equal(HostileTexts.Title, await open.Page.TitleAsync());
        Assert.Equal(HostileTexts.Title, await open.Ask<string>("document.querySelector('h1').textContent"));
        Assert.Equal(HostileTexts.ShownModel, await open.Ask<string>("document.querySelector('#results tbody td').textContent"));
        Assert.Equal(HostileTexts.ShownModel, await open.Ask<string>("document.querySelector('button.model').textContent"));
        Assert.Contains(HostileTexts.Title, await open.Page.Locator("#question").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("'a'\\''b.yaml'", await open.Page.Locator("#command").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await open.Page.Locator("img[onerror], svg[onload]").CountAsync());
        Assert.Equal(3, await open.Ask<int>("document.scripts.length"));
        Assert.Equal(2, await open.Page.Locator("#timeline-box .act").CountAsync());
    }

    [Fact]
    public void The_page_is_small_and_the_same_for_the_same_results()
    {
        var text = File.ReadAllText(samples.Hostile);
        Assert.True(text.Length < 2_000_000);
        Assert.Equal(text, File.ReadAllText(samples.Write(HostileTexts.Results(), "again")));
        Assert.DoesNotContain(Path.GetTempPath().TrimEnd('/') + "/hogwild-", text, StringComparison.Ordinal);
    }
}
