using Microsoft.Playwright;

namespace Hogwild.Pages.Tests;

/// <summary>One browser for all tests. Without one on this machine they are skipped, and say what is missing.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Variable = "HOGWILD_CHROMIUM";
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The program: what the variable names, or the first of its names on the path; null where there is none.</summary>
    private static string? Program { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Program is null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        });
    }

    /// <summary>Opens a page from disk; the test is skipped where there is no browser.</summary>
    /// <param name="file">The page.</param>
    /// <param name="options">Its window; 1200 × 900 and light by default.</param>
    internal async Task<OpenPage> Open(string file, BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(Program is null, $"no chromium on the path, and {Variable} names none");
        options ??= new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1200, Height = 900 } };
        return await OpenPage.Open(await _browser!.NewContextAsync(options), file);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
