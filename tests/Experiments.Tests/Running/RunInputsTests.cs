using Hogwild.Simulation;

namespace Hogwild.Experiments.Tests;

/// <summary>What names of kept runs are made of, besides the text of a scenario.</summary>
public sealed class RunInputsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>A series is read in the order of its numbers; the same contents under other numbers are another series.</summary>
    [Fact]
    public void Files_of_a_series_that_change_places_are_other_inputs()
    {
        var names = new[] { "S_1", "S_2", "S_10" };
        foreach (var (name, value) in names.Zip(new[] { "1 2\n2 1\n", "3 4\n4 3\n", "5 6\n6 5\n" }))
        {
            _folder.Write(name, value);
        }

        var before = Inputs();
        Assert.Equal(before, Inputs());
        File.Move(_folder["S_2"], _folder["x"]);
        File.Move(_folder["S_10"], _folder["S_2"]);
        File.Move(_folder["x"], _folder["S_10"]);
        Assert.NotEqual(before, Inputs());
    }

    private string Inputs()
    {
        TraceSpec trace = new TraceSpec.Delays("delays", "S_*");
        return RunInputs.OfFiles(_folder.Root, trace);
    }
}
