using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>A value of a scenario that knows where it was written and what it is for, and can be read as what is expected of it.</summary>
internal sealed class Value(Node node, string path)
{
    /// <summary>Keys from the top, joined by dots.</summary>
    public string Path => path;

    /// <summary>Where it was written.</summary>
    public Place Place => node.Place;

    /// <summary>True for a mapping.</summary>
    public bool IsMapping => node is MappingNode;

    /// <summary>True for one very word.</summary>
    public bool IsText(string word) => node is ScalarNode { IsNothing: false } scalar && scalar.Text == word;

    /// <summary>True for a list.</summary>
    public bool IsList => node is SequenceNode;

    /// <summary>The error that this value is not what was expected.</summary>
    public ScenarioException Expected(string what, string hint = "") =>
        new(node.Place.ToString(), $"expected {what} for '{path}', found {node.Describe()}{hint}");

    /// <summary>A text that is not empty.</summary>
    public string Text(string what = "a text") => node is ScalarNode { IsNothing: false } scalar ? scalar.Text : throw Expected(what);

    /// <summary>A name of lower-case letters, digits and hyphens: it becomes part of file names.</summary>
    public string Name()
    {
        const string What = "a name of lower-case letters, digits and hyphens";
        var text = Text(What);
        return Names.IsPlain(text) ? text : throw Expected(What);
    }

    /// <summary>True or false.</summary>
    public bool Truth() => this.Among("false", "true") == 1;

    /// <summary>A whole number within limits.</summary>
    public int Whole(int least, int most = int.MaxValue)
    {
        var what = most == int.MaxValue ? $"a whole number of at least {least}" : $"a whole number from {least} to {most}";
        return int.TryParse(Text(what), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most ? number : throw Expected(what);
    }

    /// <summary>A whole number for which <paramref name="holds"/>.</summary>
    /// <param name="what">What is expected, for the message.</param>
    /// <param name="holds">The limits.</param>
    public int Whole(string what, Func<int, bool> holds) =>
        int.TryParse(Text(what), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && holds(number)
            ? number : throw Expected(what);

    /// <summary>A seed: any whole number from 0 to 2⁶⁴ − 1.</summary>
    public ulong Seed()
    {
        const string What = "a whole number from 0 to 18446744073709551615";
        return ulong.TryParse(Text(What), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : throw Expected(What);
    }

    /// <summary>A finite number for which <paramref name="holds"/>.</summary>
    /// <param name="what">What is expected, for the message.</param>
    /// <param name="holds">The limits.</param>
    public double Number(string what, Func<double, bool> holds) =>
        double.TryParse(Text(what), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) && holds(number) ? number : throw Expected(what);

    /// <summary>A finite number above 0.</summary>
    public double Positive() => Number("a number above 0", number => number > 0);

    /// <summary>A probability, as a number from 0 to 1 or in per cent.</summary>
    public double Share()
    {
        const string What = "a share from 0 to 1, such as 0.05 or 5%,";
        var text = Text(What);
        var isPercent = text.EndsWith('%');
        var digits = isPercent ? text[..^1].TrimEnd() : text;
        if (!decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            throw Expected(What);
        }

        var share = isPercent ? number / 100 : number;
        return share is >= 0 and <= 1 ? (double)share : throw Expected(What);
    }

    /// <summary>A duration in whole ticks of 100 ns.</summary>
    /// <param name="least">The shortest that is allowed, in ticks.</param>
    public TimeSpan Duration(long least = 0)
    {
        var text = Text(DurationText.Expected);
        return DurationText.Parse(text, least, out var problem) ?? throw Expected(problem!.Expected, problem.Hint);
    }

    /// <summary>A file that exists, given relative to the scenario.</summary>
    /// <param name="folder">The folder of the scenario.</param>
    public InputFile File(string folder)
    {
        var text = Text("the path of a file");
        var full = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, text));
        if (System.IO.File.Exists(full))
        {
            return new InputFile(text, full);
        }

        var before = text[..^System.IO.Path.GetFileName(text).Length];
        var hint = Names.NearestFile(full) is { } near ? $"; did you mean '{before}{near}'?" : string.Empty;
        throw Expected("a file that exists (relative to the scenario)", hint);
    }

    /// <summary>The value of a key of a mapping that has it.</summary>
    public Value Of(string key) => new(((MappingNode)node).Find(key)!, $"{path}.{key}");

    /// <summary>A mapping of the given shape.</summary>
    public Section Section(Shape shape) =>
        new(Mapping($"a mapping with {string.Join(", ", shape.Keys.Select(key => key.Name))}"), path, shape);

    /// <summary>A mapping with whatever keys.</summary>
    public MappingNode Mapping(string what) => node as MappingNode ?? throw Expected(what);

    /// <summary>The items of a list that is not empty.</summary>
    /// <param name="what">What is expected, for the message.</param>
    public IReadOnlyList<Value> List(string what) => node is SequenceNode { Items.Count: > 0 } list
        ? [.. list.Items.Select((item, index) => new Value(item, $"{path}.{index}"))]
        : throw Expected(what);

    /// <summary>A kind: its bare name, or a mapping with the key <c>kind</c> and options.</summary>
    public Section Kind(IReadOnlyList<Shape> kinds)
    {
        var names = kinds.Select(kind => kind.Name).ToList();
        var what = Names.OneOf("kind", names);
        if (node is ScalarNode scalar)
        {
            var bare = new MappingNode(scalar.Place, [new Entry("kind", scalar.Place, scalar)]);
            return new Section(bare, path, Choose(this), scalar);
        }

        var mapping = Mapping(what);
        var kind = mapping.Find("kind") ?? throw Expected($"the key 'kind' ({string.Join(", ", names)})");
        return new Section(mapping, path, Choose(new Value(kind, $"{path}.kind")), mapping);

        Shape Choose(Value value)
        {
            var name = value.Text(what);
            return kinds.FirstOrDefault(shape => shape.Name == name) ?? throw value.Expected(what, Nearest.Hint(name, names));
        }
    }
}
