using System.Reflection;
using System.Xml.Linq;

namespace Hogwild.Scenarios.Tests;

/// <summary>Which room may know which, and which library lives where.</summary>
public sealed class ArrowTests
{
    /// <summary>A room, the rooms its project names, and the rooms its code may use.</summary>
    public static TheoryData<string, string[], string[]> Rooms => new()
    {
        { "Simulation", [], [] },
        { "Schedulers", ["Simulation"], ["Simulation"] },
        { "Models", ["Simulation"], ["Simulation"] },
        { "Training", ["Models"], ["Models", "Simulation"] },
        { "Testing", ["Models", "Schedulers"], ["Models", "Schedulers", "Simulation"] },
        {
            "Scenarios",
            ["Simulation", "Schedulers", "Models", "Training", "Testing", "Simulation.SimSharp"],
            ["Simulation", "Schedulers", "Models", "Training", "Testing", "Simulation.SimSharp"]
        },
    };

    /// <summary>The start of a package's name, and the one room that has it.</summary>
    public static TheoryData<string, string> Libraries => new()
    {
        { "TorchSharp", "Training" },
        { "ScottPlot", "Scenarios" },
        { "YamlDotNet", "Scenarios" },
        { "FsCheck", "Testing" },
    };

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_project_names_only_rooms_below_it(string room, string[] named, string[] used)
    {
        var found = Items(room, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)).ToArray();
        Assert.Empty(found.Except(named));
        Assert.Equal(used.Length > 0, found.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void An_assembly_uses_only_rooms_below_it(string room, string[] named, string[] used)
    {
        Assert.NotNull(named);
        var found = References(room).Where(name => name.StartsWith("Hogwild.", StringComparison.Ordinal))
            .Select(name => name["Hogwild.".Length..]);
        Assert.Empty(found.Except(used));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_stays_in_its_room(string library, string home)
    {
        foreach (var room in Rooms.Select(row => row.Data.Item1))
        {
            var named = Items(room, "PackageReference").Any(name => name.StartsWith(library, StringComparison.Ordinal));
            Assert.True(named == (room == home), $"{room}.csproj and {library}");
            var used = References(room).Any(name => name.StartsWith(library, StringComparison.Ordinal));
            Assert.True(!used || room == home, $"{room} uses {library}");
        }
    }

    [Fact]
    public void No_room_is_left_out()
    {
        var projects = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories);
        var rooms = Rooms.Select(row => row.Data.Item1).ToHashSet();
        Assert.Empty(projects.Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => name != "Simulation.SimSharp").Except(rooms));
    }

    private static IEnumerable<string> Items(string room, string element) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", room, $"{room}.csproj")).Descendants(element)
            .Select(item => item.Attribute("Include")!.Value.Replace('\\', '/'));

    private static string[] References(string room)
    {
        var file = room == "Scenarios" ? "hogwild.dll" : $"Hogwild.{room}.dll";
        return [.. Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, file)).GetReferencedAssemblies().Select(name => name.Name!)];
    }
}
