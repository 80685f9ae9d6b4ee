using Hogwild.Samples;
using Hogwild.Simulation;

namespace Hogwild.Testing.Tests.Documentation;

/// <summary>The example of docs/extending.md, which is compiled into this project.</summary>
public class ExtendingTests
{
    [Fact]
    public void The_page_shows_the_file_that_is_compiled()
    {
        var root = Root();
        var page = File.ReadAllText(Path.Combine(root, "docs", "extending.md"));
        var code = File.ReadAllText(Path.Combine(root, "samples", "Extending", "Example.cs"));
        Assert.Contains($"```csharp\n{code}```", page, StringComparison.Ordinal);
        Assert.InRange(code.Split('\n').Length, 1, 60);
    }

    [Fact]
    public void The_rule_settles_at_its_fixed_point_under_the_scheduler_of_the_example()
    {
        // x = (b + Nx)/2 with N the mean of both neighbours on a ring: the mean of b stays, differences shrink.
        double[] measured = [0, 1, 2, 5];
        var states = Example.Run();
        Assert.All(Enumerable.Range(0, 4), node => Assert.Equal(
            (0.5 * measured[node]) + (0.25 * (states[(node + 1) % 4] + states[(node + 3) % 4])), states[node], 1e-9));
        Assert.Equal(2, states.Average(), 1e-9);
    }

    [Fact]
    public void The_property_of_the_example_holds_and_a_stricter_one_is_falsified()
    {
        Example.StaysInRange();
        var rule = new Smoothing(0, 1, 2, 5);
        Assert.Throws<FalsifiedException>(() => Claims.KeepsInvariant(
            rule, Example.Ring, world => world.State(0)[0] < 1, Schedules.PartiallyAsynchronous(Bound.InSteps(3))));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Hogwild.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("no folder above holds Hogwild.slnx");
        }

        return folder.FullName;
    }
}
