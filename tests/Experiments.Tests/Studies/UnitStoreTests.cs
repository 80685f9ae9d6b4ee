using Hogwild.Models;
using Hogwild.Reports;

namespace Hogwild.Experiments.Tests;

/// <summary>Units that are kept: their names, and what comes back.</summary>
public sealed class UnitStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Property]
    public void What_is_kept_is_not_computed_again_and_comes_back_to_the_bit(double[] numbers)
    {
        using var folder = new TemporaryFolder();
        var computed = 0;
        var unit = new Unit<double[]>
        {
            Describe = json => json.WriteString("what", "numbers"),
            Compute = _ =>
            {
                computed++;
                return numbers;
            },
            Codec = new NumbersCodec<double[]>(numbers.Length, outcome => outcome, read => read),
        };
        var store = new UnitFolder(folder.Root);
        var first = Squares.Runner(1, store).Run([unit])[0];
        var bytes = Directory.GetFiles(folder.Root).Select(File.ReadAllBytes).ToList();
        var second = Squares.Runner(1, store).Run([unit])[0];
        Assert.Equal(1, computed);
        Assert.Equal(first.Select(BitConverter.DoubleToInt64Bits), second.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(bytes, Directory.GetFiles(folder.Root).Select(File.ReadAllBytes));
    }

    [Fact]
    public void What_a_link_leads_to_is_nobodys_outcome_and_stays_as_it_is()
    {
        var store = new UnitFolder(_folder["kept"]);
        store.Keep("one", "1");
        var mine = _folder.Write("mine.txt", "my own words");
        var entry = Assert.Single(Directory.GetFiles(_folder["kept"]));
        File.Delete(entry);
        File.CreateSymbolicLink(entry, mine);
        Assert.Contains("found a link to", Assert.Throws<ScenarioException>(() => store.Find("one")).Message, StringComparison.Ordinal);
        Assert.Throws<ScenarioException>(() => store.Keep("one", "2"));
        Assert.Equal("my own words", File.ReadAllText(mine));
    }

    [Fact]
    public void A_round_that_was_stopped_goes_on_where_it_was()
    {
        var store = new UnitFolder(_folder.Root);
        Assert.Throws<InvalidOperationException>(() => Squares.Runner(1, store).Run(
            [.. Enumerable.Range(0, 10).Select(item => Squares.Of(item, number => Fail(number == 6)))]));
        Assert.Equal(6, Directory.GetFiles(_folder.Root).Length);
        var again = new List<int>();
        Squares.Runner(1, store).Run([.. Enumerable.Range(0, 10).Select(item => Squares.Of(item, again.Add))]);
        Assert.Equal([6, 7, 8, 9], again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x\n")]
    [InlineData("1\n2\n")]
    public void What_is_damaged_is_computed_again_and_replaced(string damaged)
    {
        var store = new UnitFolder(_folder.Root);
        var unit = Squares.Of(5);
        store.Keep(unit.Name, damaged);
        Assert.Equal(25, Squares.Runner(1, store).Run([unit])[0]);
        Assert.Equal("25\n", store.Find(unit.Name));
    }

    [Theory]
    [InlineData(-3, 3, "")]
    [InlineData(0, 1, "3")]
    [InlineData(-2, 1, "x")]
    [InlineData(0, 0, "1")]
    public void A_file_that_was_cut_or_changed_is_told_and_computed_again(int at, int length, string by)
    {
        var said = new List<string>();
        var (store, unit) = (new UnitFolder(_folder.Root, said.Add), Squares.Of(5));
        Squares.Runner(1, store).Run([unit]);
        var file = Directory.GetFiles(_folder.Root).Single();
        var text = File.ReadAllText(file);
        var start = at < 0 ? text.Length + at : at;
        File.WriteAllText(file, text[..start] + by + text[(start + length)..]);
        Assert.Equal(25, Squares.Runner(1, store).Run([unit])[0]);
        Assert.Equal([$"the kept outcome {file}: the file is damaged (its checksum does not fit); it is computed anew"], said);
        Assert.Equal(text, File.ReadAllText(file));
    }

    [Fact]
    public void A_file_under_the_name_of_another_unit_is_not_taken_for_it()
    {
        var store = new UnitFolder(_folder.Root);
        Squares.Runner(1, store).Run([Squares.Of(5)]);
        File.Copy(_folder[$"{Squares.Of(5).Name}.txt"], _folder[$"{Squares.Of(6).Name}.txt"]);
        Assert.Equal(36, Squares.Runner(1, store).Run([Squares.Of(6)])[0]);
    }

    [Fact]
    public void What_has_no_codec_or_is_not_to_be_kept_leaves_nothing()
    {
        var store = new UnitFolder(_folder["none"]);
        Squares.Runner(1, store).Run([Squares.Of(1) with { Codec = null }]);
        Squares.Runner(1, store).Run([Squares.Of(1) with { Codec = new NumbersCodec<double>(1, _ => null, read => read[0]) }]);
        Assert.False(Directory.Exists(_folder["none"]));
    }

    [Fact]
    public void A_name_depends_on_the_description_and_on_every_part_of_the_weights()
    {
        Unit<double>[] units =
        [
            Squares.Of(1), Squares.Of(2), With(1, [0.5, 2], "seed"), With(1, [0.5, 3], "seed"), With(1, [0.5, 2], "other"),
            With(2, [0.5, 2], "seed"),
        ];
        Assert.Equal(units.Length, units.Select(unit => unit.Name).Distinct().Count());
        Assert.Equal(With(1, [0.5, 2], "seed").Name, units[2].Name);
        Assert.All(units, unit => Assert.Matches("^[0-9a-f]{64}$", unit.Name));

        static Unit<double> With(int number, double[] values, string metadata)
        {
            var weights = new WeightFile();
            weights.Tensors["W"] = new Tensor([values.Length], values);
            weights.Metadata["from"] = metadata;
            return Squares.Of(number) with { Weights = () => weights };
        }
    }

    private static void Fail(bool fails)
    {
        if (fails)
        {
            throw new InvalidOperationException();
        }
    }
}
