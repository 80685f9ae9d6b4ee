using System.Diagnostics;
using System.Xml.Linq;

namespace Hogwild.Reports.Tests;

/// <summary>
/// What a user does outside the clone: packs, and runs programs and the command from the packages, with an empty package cache. It takes
/// minutes and a gigabyte, so it runs only when it is asked for: <c>-explicit only -class "*PackagesTests"</c>.
/// </summary>
public sealed class PackagesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Explicit = true)]
    [Trait("Category", "Slow")]
    public void Programs_and_the_command_run_from_the_packages()
    {
        Dotnet(Repository.Root, "pack", "-c", "Release", "-o", _folder["packages"]);
        var projects = Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(Path.GetFileName)
            .Where(room => room != "Simulation.SimSharp").Select(room => $"Hogwild.{room}.{Version()}.nupkg");
        Assert.Equal(projects.Order(StringComparer.Ordinal), _folder.List("packages"));

        // Outside the clone there is the page's file, and the page's nuget.config with the place of the packages.
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "csharp.md"));
        var start = page.IndexOf("<configuration>", StringComparison.Ordinal);
        var config = page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
        _folder.Write("user/nuget.config", config.Replace("../hogwild/artifacts/packages", "../packages", StringComparison.Ordinal));
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "samples", "CSharp"), "*.cs"))
        {
            File.Copy(file, _folder[$"user/{Path.GetFileName(file)}"]);
        }

        var scenario = Path.Combine(Repository.Root, "scenarios", "quickstart.yaml");
        Dotnet(_folder["user"], "run", "quickstart.cs", "--", scenario, "yaml");
        Dotnet(_folder["user"], "run", "specs.cs", "--", Path.Combine(Repository.Root, "weights", "chains-10"), "specs");
        Dotnet(_folder["user"], "run", "own.cs", "--", "own");
        Dotnet(_folder["user"], "tool", "install", "Hogwild.Cli", "--version", Version(), "--tool-path", _folder["tool"]);
        Run(_folder["tool/hogwild"], _folder["user"], "run", scenario, "--set", "scheduler.link.loss=20%");
        Run(_folder["tool/hogwild"], _folder["user"], "list", "schedulers");

        var expected = File.ReadAllText(_folder["user/plots/quickstart/summary.csv"]);
        Assert.Equal(expected, File.ReadAllText(_folder["user/yaml/summary.csv"]));
        Assert.Equal(expected, File.ReadAllText(_folder["user/specs/summary.csv"]));
        Assert.True(File.Exists(_folder["user/own/figures/convergence.png"]));
    }

    private static string Version() =>
        XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("Version").Single().Value;

    private void Dotnet(string folder, params string[] arguments) =>
        Run(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", folder, arguments);

    private void Run(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };

        // The clone is packed with the cache that it was built with; only the user's is empty.
        if (folder != Repository.Root)
        {
            start.Environment["NUGET_PACKAGES"] = _folder["cache"];
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {output}{error.GetAwaiter().GetResult()}");
    }
}
