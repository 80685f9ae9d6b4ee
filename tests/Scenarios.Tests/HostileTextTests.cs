using System.Text;
using Hogwild.Experiments;

namespace Hogwild.Scenarios.Tests;

/// <summary>Text that nobody writes by hand: it is refused in one line, soon, and without showing what is none of a scenario's.</summary>
public sealed class HostileTextTests : IDisposable
{
    private const string Good = """
        models: { gcn: { rule: gcn, weights: w.safetensors } }
        dataset: { kind: chains, length: 10 }
        scheduler: synchronous
        run: { until: 1s }

        """;

    private readonly TemporaryFolder _folder = new();

    public HostileTextTests() => _folder.Write("w.safetensors", string.Empty);

    public static TheoryData<string, string> TooDeep => new()
    {
        { "a: " + new string('[', 100_000), "1:67" },
        { "a: " + string.Concat(Enumerable.Repeat("{a: ", 20_000)) + "1" + new string('}', 20_000), "1:256" },
        { "a:\n" + string.Concat(Enumerable.Repeat("- ", 100_000)) + "1", "2:127" },
        {
            "scheduler: " + string.Concat(Enumerable.Repeat("{ kind: bounded, bound: { steps: 9 }, of: ", 4000)) + "synchronous"
                + string.Concat(Enumerable.Repeat(" }", 4000)),
            "1:2607"
        },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(TooDeep))]
    public void What_is_too_deep_is_refused_at_its_place(string yaml, string place) =>
        Assert.Equal($"s.yaml:{place}: expected at most 64 lists and mappings inside each other, found more", Assert.Single(Errors(yaml)));

    [Fact]
    public void Aliases_of_aliases_are_not_written_out()
    {
        var yaml = new StringBuilder("a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
        for (var level = 1; level < 10; level++)
        {
            yaml.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{level}: &a{level} [")
                .AppendJoin(", ", Enumerable.Repeat($"*a{level - 1}", 10)).Append("]\n");
        }

        Assert.EndsWith(
            ": expected aliases that stand for at most 1,000,000 values together, found more",
            Assert.Single(Errors(yaml.ToString())),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_of_zero_is_in_no_number_and_no_name()
    {
        foreach (var line in new[] { "seed: \"1\\0\"", "title: \"x\\0\"" })
        {
            Assert.Contains(Errors(line + "\n"), fault => fault.EndsWith("\\u0000'", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Tags_have_no_effect_and_are_told() => Assert.Contains(
        "s.yaml:1:7: expected a value without a tag, found 'tag:yaml.org,2002:int': tags have no effect here",
        Errors("name: !!int y\n"));

    [Fact]
    public void Half_a_character_is_none() => Assert.Equal(
        "half: expected whole characters, found '\\ud83d'",
        Assert.Throws<ScenarioException>(() => ScenarioFile.Load(
            _folder.Write("s.yaml", Good), new Override("title", "\ud83d", "half"))).Message);

    [Fact]
    public void Sixty_thousand_keys_take_ten_times_as_long_as_six_thousand()
    {
        var error = Keys(60_000);
        Assert.Equal(20, error.Faults.Count);
        Assert.EndsWith("\nand at least 983 more", error.Message, StringComparison.Ordinal);
        Assert.Contains(
            "found a mapping with 'k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7' and 59992 more",
            error.Faults[0],
            StringComparison.Ordinal);

        // A quadratic reader takes a hundred times as long.
        Assert.InRange(Best(60_000) / Best(6_000), 0, 50);

        double Best(int keys) => Enumerable.Range(0, 3).Min(_ =>
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Keys(keys);
            return watch.Elapsed.TotalSeconds;
        });

        ScenarioException Keys(int keys) =>
            Thrown(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, keys).Select(key => $"k{key}: {key}\n"))));
    }

    [Theory]
    [InlineData("title: caf\u00e9 noir\n", 1, 11, "the bytes E9")]
    [InlineData("# \u00ff\nname: q\n", 1, 3, "the bytes FF")]
    [InlineData("name: q\ntitle: a\u0080\n", 2, 9, "the bytes 80")]
    public void What_is_no_utf_8_is_named_with_its_place(string text, int line, int column, string found) =>
        Assert.Equal($"s.yaml:{line}:{column}: expected UTF-8, found {found}", Assert.Single(Errors(Encoding.Latin1.GetBytes(text))));

    [Theory]
    [InlineData("name: a\0b\n", "s.yaml:1:8: expected a text, found the control character U+0000")]
    [InlineData("name: q\n# \u001b[31m\n", "s.yaml:2:3: expected a text, found the control character U+001B")]
    public void Characters_that_no_text_has_are_refused(string text, string message) =>
        Assert.Equal(message, Assert.Single(Errors(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void A_mark_of_the_encoding_is_no_fault()
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Good + "title: Größe\n")];
            File.WriteAllBytes(_folder["s.yaml"], bytes);
            Assert.Equal("Größe", ScenarioFile.Load(_folder["s.yaml"]).Title);
        }
    }

    [Theory]
    [InlineData(Good + "name: \"\\e[31mred\"", "found '\\u001b[31mred'")]
    [InlineData(Good + "name: \"a\\nb\\u202ec\"", "found 'a\\u000ab\\u202ec'")]
    [InlineData("\"\\e[2J\": 1", "found '\\u001b[2J'")]
    [InlineData("scheduler: \"\\a\"", "found '\\u0007'")]
    [InlineData("run: { until: \"1s\\e\" }", "found '1s\\u001b'")]
    public void Control_characters_are_told_and_never_done(string yaml, string found)
    {
        var error = Thrown(Encoding.UTF8.GetBytes(yaml));
        Assert.Contains(error.Faults, fault => fault.Contains(found, StringComparison.Ordinal));
        Assert.DoesNotContain(error.Message.Replace("\n", string.Empty, StringComparison.Ordinal), char.IsControl);
    }

    [Fact]
    public void A_long_text_is_shown_in_eighty_characters()
    {
        var error = Assert.Single(Errors(Good + "name: " + new string('X', 5000)));
        Assert.EndsWith($"found '{new string('X', 80)}…'", error, StringComparison.Ordinal);
        var set = Assert.Throws<ScenarioException>(() => Override.Parse(new string('y', 5000))).Message;
        Assert.InRange(set.Length, 80, 200);
    }

    [Fact]
    public void A_file_of_something_else_is_not_shown()
    {
        var error = Assert.Single(Errors("root:x:0:0:secret:/root:/bin/bash\ndaemon:x:1:1:other:/\n"));
        Assert.EndsWith("for 'scenario', found a text", error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_sixteen_megabytes_are_refused() => Assert.Equal(
        "s.yaml: expected at most 16 MB, found more", Assert.Single(Errors(Good + "#" + new string('x', 16 << 20))));

    [Fact]
    public void Devices_and_folders_are_refused()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "there are no devices here");
        Assert.Equal("/dev/zero: expected a file, found a device", Message("/dev/zero"));
        File.CreateSymbolicLink(_folder["link.yaml"], "/dev/zero");
        Assert.EndsWith("link.yaml: expected a file, found a device", Message(_folder["link.yaml"]), StringComparison.Ordinal);
        Assert.EndsWith(": expected a file, found a folder", Message(_folder.Root), StringComparison.Ordinal);
        Assert.Equal("'a\\u0000b': expected the path of a scenario, found none", Message("a\0b"));

        static string Message(string file) => Assert.Throws<ScenarioException>(() => ScenarioFile.Load(file)).Message;
    }

    [Theory]
    [InlineData("models.gcn.weights=\"a\\0b\"", "models.gcn.weights")]
    [InlineData("models.gcn={rule: {kind: linear, matrix: \"a\\0b\"}}", "models.gcn.rule.matrix")]
    [InlineData("scheduler={kind: replay, file: \"a\\0b\"}", "scheduler.file")]
    [InlineData("traces={t: {kind: delays, file: \"a\\0b\"}}", "traces.t.file")]
    public void No_path_has_a_nul(string set, string option) => Assert.Contains(
        Errors(Encoding.UTF8.GetBytes(Good), set),
        fault => fault.StartsWith($"--set {set}: expected ", StringComparison.Ordinal)
            && fault.EndsWith($" for '{option}', found 'a\\u0000b'", StringComparison.Ordinal));

    [Fact]
    public void A_folder_in_the_place_of_a_file_is_said() => Assert.Equal(
        "--set models.gcn.weights=..: expected a file that exists (relative to the scenario) for 'models.gcn.weights', found '..'; "
            + "it is a folder",
        Assert.Single(Errors(Encoding.UTF8.GetBytes(Good), "models.gcn.weights=..")));

    [Theory]
    [InlineData("models.gcn.weights=/dev/zero", "models.gcn.weights", "'/dev/zero'; it is a device")]
    [InlineData("traces={t: {kind: delays, file: /dev/zero}}", "traces.t.file", "'/dev/zero'")]
    [InlineData("traces={t: {kind: delays, file: /dev/zero*}}", "traces.t.file", "'/dev/zero*'")]
    public void A_device_is_no_input(string set, string option, string found)
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "there are no devices here");
        Assert.Contains(
            Errors(Encoding.UTF8.GetBytes(Good), set),
            fault => fault.EndsWith($" for '{option}', found {found}", StringComparison.Ordinal));
    }

    private IReadOnlyList<string> Errors(string yaml) => Errors(Encoding.UTF8.GetBytes(yaml));

    private IReadOnlyList<string> Errors(byte[] yaml, params string[] sets) => Thrown(yaml, sets).Faults;

    private ScenarioException Thrown(byte[] yaml, params string[] sets)
    {
        File.WriteAllBytes(_folder["s.yaml"], yaml);
        var error = Assert.Throws<ScenarioException>(() => ScenarioFile.Load(_folder["s.yaml"], sets.Select(Override.Parse)));
        return new ScenarioException(
            error.Faults.Select(fault => fault.Replace(_folder.Root + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal)),
            error.Further);
    }
}
