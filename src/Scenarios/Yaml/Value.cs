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

    /// <summary>True for a word or a text that is not empty.</summary>
    public bool IsWord => node is ScalarNode { IsNothing: false };

    /// <summary>True for a list.</summary>
    public bool IsList => node is SequenceNode;

    /// <summary>The error that this value is not what was expected; one without faults, where it is that of something else.</summary>
    public ScenarioException Expected(string what, string hint = "")
    {
        var expected = $"expected {what} for '{(path.Length == 0 ? "scenario" : Excerpt.Of(path))}'";
        return node switch
        {
            LostNode => new ScenarioException([]),
            MappingNode { Opened: ({ } text, var by) } =>
                new ScenarioException(by.ToString(), $"{expected}, found {text.Describe()}, which has no keys"),
            // A text in the place of a whole scenario is a file of something else, and nobody's business.
            ScalarNode { IsNothing: false } when path.Length == 0 =>
                new ScenarioException(node.Place.ToString(), $"{expected}, found a text"),
            _ => new ScenarioException(node.Place.ToString(), $"{expected}, found {node.Describe()}{hint}"),
        };
    }

    /// <summary>A text that is not empty.</summary>
    public string Text(string what = "a text") => node is ScalarNode { IsNothing: false } scalar
        && !scalar.Text.Contains('\0', StringComparison.Ordinal) ? scalar.Text : throw Expected(what);

    /// <summary>True or false.</summary>
    public bool Truth() => Among("false", "true") == 1;

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

    /// <summary>A probability, as a number from 0 to 1 or in per cent.</summary>
    public double Share() => ShareText.Parse(Text(ShareText.Expected)) ?? throw Expected(ShareText.Expected);

    /// <summary>A duration in whole ticks of 100 ns.</summary>
    /// <param name="least">The shortest that is allowed, in ticks.</param>
    public TimeSpan Duration(long least = 0)
    {
        var text = Text(DurationText.Expected);
        return DurationText.Parse(text, least, out var problem) ?? throw Expected(problem!.Expected, problem.Hint);
    }

    /// <summary>Which of some words it is: the index.</summary>
    public int Among(params IReadOnlyList<string> words)
    {
        var what = string.Join(", ", words.SkipLast(1)) + " or " + words[^1];
        what = words is ["false", "true"] ? "true or false" : what;
        var text = Text(what);
        var index = words.ToList().IndexOf(text);
        return index >= 0 ? index : throw Expected(what, Nearest.Hint(text, words));
    }

    /// <summary>A file, given relative to the scenario, which may be there or not.</summary>
    /// <param name="folder">The folder of the scenario.</param>
    public InputFile File(string folder)
    {
        var text = PathText(folder);
        return new InputFile(text, System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, text)));
    }

    /// <summary>The path of a file as it was written.</summary>
    public string PathText() => Text("the path of a file");

    /// <summary>The path of a file as it would be written in the scenario itself.</summary>
    /// <param name="folder">The folder of the scenario.</param>
    public string PathText(string folder)
    {
        var text = PathText();
        return Folder is not { } other || other == folder || System.IO.Path.IsPathRooted(text) ? text
            : System.IO.Path.GetRelativePath(folder, System.IO.Path.GetFullPath(System.IO.Path.Combine(other, text))).Replace('\\', '/');
    }

    /// <summary>The folder that it starts from as a path, where that is not the scenario's; else null.</summary>
    public string? Folder => (node as ScalarNode)?.Folder;

    /// <summary>What stands behind a key of a mapping; null where there is no such key.</summary>
    public Value? Find(string key) =>
        (node as MappingNode)?.Find(key) is { } found ? new Value(found, path.Length == 0 ? key : $"{path}.{key}") : null;

    /// <summary>Keys, where they are written, and what stands behind them.</summary>
    public IEnumerable<(string Key, Place Place, Value Value)> Entries(string what) => (node as MappingNode ?? throw Expected(what)).Entries
        .Select(entry => (entry.Key, entry.Place, new Value(entry.Value, path.Length == 0 ? entry.Key : $"{path}.{entry.Key}")));

    /// <summary>The items of a list.</summary>
    /// <param name="what">What is expected, for the message.</param>
    /// <param name="mayBeEmpty">Whether there need not be any.</param>
    public IReadOnlyList<Value> List(string what, bool mayBeEmpty = false) =>
        node is SequenceNode list && (mayBeEmpty || list.Items.Count > 0)
        ? [.. list.Items.Select((item, index) => new Value(item, $"{path}.{index}"))]
        : throw Expected(what);

    /// <summary>The kind that is named: by a bare name, or in a mapping by the key <c>kind</c>.</summary>
    public Kind KindAmong(IReadOnlyList<Kind> kinds)
    {
        var names = kinds.Select(kind => kind.Name).ToList();
        var what = names.Count == 1 ? $"only the kind {names[0]}" : $"one of the kinds {string.Join(", ", names)}";
        var value = node is ScalarNode ? this : Entries(what).Any() && Find("kind") is { } named
            ? named : throw Expected($"the key 'kind' ({string.Join(", ", names)})");
        var name = value.Text(what);
        return kinds.FirstOrDefault(kind => kind.Name == name) ?? throw value.Expected(what, Nearest.Hint(name, names));
    }

    /// <summary>A mapping with the options of a kind; of one of several kinds, its bare name stands for all defaults.</summary>
    public Section Section(Kind kind, bool isOfFamily)
    {
        var mapping = isOfFamily && node is ScalarNode scalar
            ? new MappingNode(scalar.Place, new Entry("kind", scalar.Place, scalar))
            : node as MappingNode ?? throw Expected($"a mapping with {string.Join(", ", kind.Options.Select(option => option.Name))}");
        return new Section(mapping, path, kind, isOfFamily ? node : null);
    }

    /// <summary>The error that something in a spec that was read from here does not fit.</summary>
    public ScenarioException Misfit(SpecFault fault)
    {
        var (misfit, keys, here) = (fault.Misfit, AsWritten(fault.FullPath.Split('.', StringSplitOptions.RemoveEmptyEntries)), this);
        foreach (var (number, key) in keys.Index())
        {
            var isLast = number == keys.Length - 1;
            if (here.Entry(key) is not { } next)
            {
                // What was not written is found as its default; what was written briefly, as it was.
                var full = here.IsMapping ? string.Join('.', keys[number..].Prepend(here.Path).Where(part => part.Length > 0)) : here.Path;
                var found = isLast && here.IsMapping && misfit.Option.Length > 0 ? SpecCheck.Text(fault.Value) : here.Describe();
                return new ScenarioException(here.Place.ToString(), $"expected {misfit.Expected} for '{full}', found {found}{misfit.Hint}");
            }

            if (isLast && misfit.IsOfKey)
            {
                return new ScenarioException(
                    next.Place.ToString(), $"expected {misfit.Expected} in '{here.Path}', found '{key}'{misfit.Hint}");
            }

            here = next.Value;
        }

        var where = here.Path.Length == 0 ? "the scenario" : $"'{here.Path}'";
        return misfit.Option.Length > 0 ? here.Expected(misfit.Expected, misfit.Hint)
            : new ScenarioException(here.Place.ToString(), $"expected {misfit.Expected} in {where}, found {here.Describe()}{misfit.Hint}");
    }

    /// <summary>
    /// Keys as they were written: where a list stands for its first item, those of that, and of the others, which it has in an option.
    /// </summary>
    private string[] AsWritten(string[] keys)
    {
        var (written, here) = (new List<string>(), (Value?)this);
        for (var k = 0; k < keys.Length; k++)
        {
            if (here is { IsList: true } && !int.TryParse(keys[k], out _))
            {
                var (others, isOther) = (0, here.Entry("0") is { Value: var first } && first.Find(keys[k]) is null && k + 1 < keys.Length
                    && int.TryParse(keys[k + 1], out _));
                others = isOther ? int.Parse(keys[++k], CultureInfo.InvariantCulture) + 1 : 0;
                written.Add(others.ToString(CultureInfo.InvariantCulture));
                here = here.Entry(written[^1])?.Value;
                if (isOther)
                {
                    continue;
                }
            }

            if (here?.ListWith(keys[k]) is { } list)
            {
                written.Add(list.Key);
                here = list.Value;
            }

            written.Add(keys[k]);
            here = here?.Entry(keys[k])?.Value;
        }

        return [.. written];
    }

    /// <summary>In a mapping, whose items have no numbers, the list that could have stood for it and has the item; else null.</summary>
    private (string Key, Value Value)? ListWith(string number) => node is MappingNode mapping && int.TryParse(number, out _)
        && mapping.FindEntry(number) is null && mapping.Entries.FirstOrDefault(entry => entry.Value is SequenceNode) is { Key: { } key }
        ? (key, Find(key)!) : null;

    private string Describe() => node.Describe();

    private (Place Place, Value Value)? Entry(string key) => node switch
    {
        MappingNode mapping when mapping.FindEntry(key) is { } entry => (entry.Place, Find(key)!),
        SequenceNode list when int.TryParse(key, out var index) && list.Items.ElementAtOrDefault(index) is { } item =>
            (item.Place, new Value(item, $"{path}.{key}")),
        _ => null,
    };
}
