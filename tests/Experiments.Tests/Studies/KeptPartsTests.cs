using System.Text;
using Hogwild.Reports;

namespace Hogwild.Experiments.Tests;

/// <summary>What units leave beside their outcomes: kept, found, and copied to where it belongs.</summary>
public sealed class KeptPartsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _said = [];
    private int _computed;

    public void Dispose() => _folder.Dispose();

    [Property]
    public void A_part_comes_back_byte_for_byte(byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        var store = new UnitFolder(folder.Root);
        store.KeepPart("a", "states", stream => stream.Write(bytes));
        Assert.Equal(bytes, Read(store, "a", "states"));
        Assert.Null(store.OpenPart("a", "schedule"));
        Assert.Null(store.OpenPart("b", "states"));
    }

    [Fact]
    public void A_unit_that_was_found_brings_its_part_and_is_not_computed_again()
    {
        Run(new UnitFolder(_folder["kept"]), "first");
        Run(new UnitFolder(_folder["kept"]), "second");
        Assert.Equal(1, _computed);
        Assert.Equal("part of 7", File.ReadAllText(_folder["first"]));
        Assert.Equal("part of 7", File.ReadAllText(_folder["second"]));
    }

    [Fact]
    public void Without_a_store_a_part_goes_straight_to_its_place()
    {
        Run(store: null, "first");
        Assert.Equal("part of 7", File.ReadAllText(_folder["first"]));
    }

    [Theory]
    [InlineData("p")]
    [InlineData("")]
    [InlineData("part of 8")]
    public void A_part_that_is_damaged_or_gone_is_told_and_made_anew(string damaged)
    {
        Run(new UnitFolder(_folder["kept"]), "first");
        var file = Directory.GetFiles(_folder["kept"], "*.schedule").Single();
        File.WriteAllText(file, damaged);
        Run(new UnitFolder(_folder["kept"], _said.Add), "second");
        Assert.Equal([$"the kept schedule {file}: the file is damaged (its checksum does not fit); it is computed anew"], _said);
        File.Delete(file);
        Run(new UnitFolder(_folder["kept"], _said.Add), "third");
        Assert.Equal((3, 1), (_computed, _said.Count));
        Assert.Equal("part of 7", File.ReadAllText(_folder["third"]));
    }

    [Fact]
    public void A_part_of_another_unit_is_not_taken_for_it_and_a_link_is_refused()
    {
        var store = new UnitFolder(_folder["kept"], _said.Add);
        store.KeepPart("a", "schedule", stream => stream.Write("x"u8));
        File.Copy(_folder["kept/a.schedule"], _folder["kept/b.schedule"]);
        File.Copy(_folder["kept/a.schedule"], _folder["kept/a.states"]);
        Assert.Null(store.OpenPart("b", "schedule"));
        Assert.Null(store.OpenPart("a", "states"));
        File.CreateSymbolicLink(_folder["kept/c.schedule"], _folder["kept/a.schedule"]);
        var refused = Assert.Throws<ScenarioException>(() => store.OpenPart("c", "schedule"));
        Assert.Contains("a link", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ScenarioException>(() => store.KeepPart("c", "schedule", stream => stream.Write("y"u8)));
    }

    [Fact]
    public void What_only_helps_an_unfinished_study_is_kept_apart_and_what_lasts_is_found_there_too()
    {
        var (lasting, own) = (new UnitFolder(_folder["lasting"]), new UnitFolder(_folder["own"]));
        var options = new StudyOptions { Jobs = 1, WeightCache = string.Empty, Store = lasting, Unfinished = own };
        var runner = new StudyRunner(options, TestContext.Current.CancellationToken);
        runner.Run([Squares.Of(1), Squares.Of(2) with { IsLasting = true }]);
        Assert.Equal([$"{Squares.Of(1).Name}.txt"], _folder.List("own"));
        Assert.Equal([$"{Squares.Of(2).Name}.txt"], _folder.List("lasting"));
        var computed = new List<int>();
        runner.Run([Squares.Of(1, computed.Add), Squares.Of(2, computed.Add), Squares.Of(1, computed.Add) with { IsLasting = true }]);
        Assert.Equal([1], computed);
    }

    private void Run(IUnitStore? store, string target) => Squares.Runner(1, store).Run([Squares.Of(7) with
    {
        Parts = [new UnitPart("schedule", () => File.Create(_folder[target]))],
        Compute = work =>
        {
            _computed++;
            work.KeepPart("schedule", stream => stream.Write(Encoding.UTF8.GetBytes("part of 7")));
            return 49;
        },
    }]);

    private static byte[] Read(UnitFolder store, string name, string part)
    {
        using var stream = store.OpenPart(name, part)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
