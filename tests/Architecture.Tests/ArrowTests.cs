using System.Reflection;

namespace Hogwild.Architecture.Tests;

/// <summary>Which room may know which, and which library lives where.</summary>
public sealed class ArrowTests
{
    /// <summary>A room, and the rooms that its project may name. Its code may use those and what they may use.</summary>
    public static TheoryData<string, string[]> Rooms => new()
    {
        { "Simulation", [] },
        { "Simulation.SimSharp", ["Simulation"] },
        { "Schedulers", ["Simulation"] },
        { "Engines", ["Simulation"] },
        { "Engines.Orleans", ["Engines"] },
        { "Models", ["Simulation"] },
        { "Training", ["Models", "Schedulers"] },
        { "Testing", ["Models", "Schedulers"] },
        { "Experiments", ["Engines", "Engines.Orleans", "Models", "Schedulers", "Testing", "Training", "Simulation.SimSharp"] },
        { "Scenarios", ["Experiments"] },
        { "Reports", ["Experiments"] },
        { "Cli", ["Reports", "Scenarios", "Contests"] },
        { "Contests", ["Experiments"] },
    };

    /// <summary>The start of a package's name, and the one room that has it.</summary>
    public static TheoryData<string, string> Libraries => new()
    {
        { "TorchSharp", "Training" },
        { "libtorch", "Cli" },
        { "FsCheck", "Testing" },
        { "Microsoft.Orleans", "Engines.Orleans" },
        { "SimSharp", "Simulation.SimSharp" },
        { "ScottPlot", "Reports" },
        { "Parquet.Net", "Reports" },
        { "YamlDotNet", "Scenarios" },
        { "Spectre.Console", "Cli" },
        { "System.CommandLine", "Cli" },
    };

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_project_names_only_rooms_below_it(string room, string[] below)
    {
        var found = Project(room).Projects;
        Assert.Empty(found.Except(below));
        Assert.Equal(below.Length > 0, found.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void An_assembly_uses_only_rooms_below_it(string room, string[] below)
    {
        var found = References(room).Where(name => name.StartsWith("Hogwild.", StringComparison.Ordinal))
            .Select(name => name["Hogwild.".Length..]);
        Assert.Empty(found.Except(below.SelectMany(Reach)));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_stays_in_its_room(string library, string home)
    {
        foreach (var room in Rooms.Select(row => row.Data.Item1))
        {
            var named = Project(room).Packages.Any(name => name.StartsWith(library, StringComparison.Ordinal));
            Assert.True(named == (room == home), $"{room}.csproj and {library}");
            var used = References(room).Any(name => name.StartsWith(library, StringComparison.Ordinal));
            Assert.True(!used || room == home, $"{room} uses {library}");
        }
    }

    [Fact]
    public void No_room_is_left_out() => Assert.Equal(
        Repository.Files(".csproj", "src").Select(path => Path.GetFileNameWithoutExtension(path)).Order(),
        Rooms.Select(row => row.Data.Item1).Where(room => room != "Contests").Order());

    private static IEnumerable<string> Reach(string room) =>
        Rooms.Single(row => row.Data.Item1 == room).Data.Item2.SelectMany(Reach).Append(room);

    private static ProjectFile Project(string room) => new($"{(room == "Contests" ? "benchmarks" : "src")}/{room}/{room}.csproj");

    /// <summary>What the assembly beside the test refers to; nothing, where it is built on demand only and is not there.</summary>
    private static string[] References(string room)
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"{Project(room).AssemblyName}.dll");
        return File.Exists(file) || room != "Simulation.SimSharp"
            ? [.. Assembly.LoadFrom(file).GetReferencedAssemblies().Select(name => name.Name!)] : [];
    }
}
