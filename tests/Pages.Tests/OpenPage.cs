using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Hogwild.Pages.Tests;

/// <summary>A page in a browser. When it is closed nothing may have been said on the console, and nothing asked of anybody.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = [];

    private OpenPage(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    public static async Task<OpenPage> Open(IBrowserContext context, string file)
    {
        var open = new OpenPage(context, await context.NewPageAsync());
        var address = new Uri(file).AbsoluteUri;
        open.Page.Console += (_, message) => open._complaints.Enqueue($"console: {message.Type}: {message.Text}");
        open.Page.PageError += (_, error) => open._complaints.Enqueue($"error: {error}");
        open.Page.Dialog += (_, dialog) => open._complaints.Enqueue($"dialog: {dialog.Message}");
        await context.RouteAsync("**", async route =>
        {
            var url = route.Request.Url.Split('#')[0];
            if (url == address)
            {
                await route.ContinueAsync();
                return;
            }

            open._complaints.Enqueue($"request: {url}");
            await route.AbortAsync();
        });
        // Half a minute, the default, is not enough where other tests keep all cores busy.
        await open.Page.GotoAsync(address, new PageGotoOptions { Timeout = 180_000 });
        return open;
    }

    public Task<T> Ask<T>(string script) => Page.EvaluateAsync<T>(script);

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.Empty(_complaints);
    }
}
