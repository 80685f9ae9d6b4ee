using Hogwild.Experiments;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>
/// Reads specs as their descriptions say: kinds of families, and sections. What cannot be read is told all at once; whether what was read
/// fits together is not looked at here (see <see cref="SpecPlaces"/>).
/// </summary>
/// <param name="kinds">The kinds that can be named.</param>
/// <param name="folder">The folder that paths start from.</param>
/// <param name="cache">The traces that have been read for the same scenario.</param>
internal sealed class SpecReader(KindRegistry kinds, string folder, TraceCache cache)
{
    private readonly List<(object Spec, Value Value)> _whole = [];
    private bool _hasLostTraces;

    /// <summary>The traces that specs may refer to by name. Default none; those of a scenario come with it.</summary>
    public IReadOnlyList<TraceSpec> Traces { get; set; } = [];

    /// <summary>Files that are not there. It is no fault of reading; but where there is one, they are told beside it.</summary>
    public FaultList Missing { get; } = new();

    /// <summary>Options that are written and have no effect beside the others.</summary>
    public FaultList Idle { get; } = new();

    /// <summary>Rules with scripts that nobody has allowed to run.</summary>
    public FaultList NotAllowed { get; } = new();

    /// <summary>What could be read and is no part of something else that could: where not all can, these can still be checked.</summary>
    public IReadOnlyList<(object Spec, Value Value)> Whole => _whole;

    /// <summary>Reads a spec of a family, or a section.</summary>
    /// <param name="value">Where it is written.</param>
    public T Read<T>(Value value) => (T)Read(value, typeof(T));

    private object Read(Value value, Type type, string? name = null, string? place = null)
    {
        var parts = _whole.Count;
        var spec = ReadWhole(value, type, name, place);
        _whole.RemoveRange(parts, _whole.Count - parts);
        _whole.Add((spec, value));
        return spec;
    }

    private object ReadWhole(Value value, Type type, string? name, string? place)
    {
        var known = type.IsAbstract ? kinds.Of(type) : [Kind.Of(type)];
        if (Brief(value, known) is { } brief)
        {
            return brief;
        }

        if (value.IsList && known is [{ Rest: { } rest } listed])
        {
            return ReadTogether(value, listed, rest);
        }

        var kind = type.IsAbstract ? value.KindAmong(known) : known[0];
        var given = ReadOptions(value, kind, isOfFamily: type.IsAbstract);
        var spec = kind.Create(given);
        AddIdle(value, spec, given.Keys);
        PlugInCheck.AddScript(spec, value, kinds.PlugIns, NotAllowed);
        Set(spec, "Name", name);
        Set(spec, "Place", place ?? value.Place.ToString());
        return spec;
    }

    /// <summary>A list that stands for the whole: its first item, with the others in an option of it.</summary>
    private object ReadTogether(Value value, Kind kind, Option rest)
    {
        var (faults, items) = (new FaultList(), new List<object>());
        foreach (var item in value.List($"a {kind.Name}, or a list of such, not empty,"))
        {
            if (faults.Try(
                () => item.Find(rest.Name) is not { } twice ? Read(item, kind.Spec)
                    : throw twice.Expected("no such key, since the other items of the list stand for it,"),
                out var read))
            {
                items.Add(read!);
            }
        }

        faults.Throw();
        var others = Array.CreateInstance(kind.Spec, items.Count - 1);
        items.Skip(1).Index().ToList().ForEach(item => others.SetValue(item.Item, item.Index));
        return kind.Change(items[0], new Dictionary<Option, object?> { [rest] = others });
    }

    private void AddIdle(Value value, object spec, IEnumerable<Option> given)
    {
        foreach (var option in given.Where(option => !option.HasEffectIn(spec)))
        {
            Idle.Add(value.Find(option.Name)!.Expected($"the key only with {option.Only}"));
        }
    }

    /// <summary>A bare value that stands for a whole: <c>loss: 5%</c>; null where the value is no such thing.</summary>
    private object? Brief(Value value, IReadOnlyList<Kind> known)
    {
        if (value.IsMapping || known.FirstOrDefault(kind => kind.Brief is not null) is not { Brief: { } brief } kind
            || known.Any(other => other.Family is not null && value.IsText(other.Name)))
        {
            return null;
        }

        var given = new Dictionary<Option, object?>();
        given[brief] = ReadOption(value, brief, given);
        return kind.Create(given);
    }

    private Dictionary<Option, object?> ReadOptions(Value value, Kind kind, bool isOfFamily)
    {
        var section = value.Section(kind, isOfFamily);
        var (faults, given) = (section.Faults(), new Dictionary<Option, object?>());
        foreach (var option in section.Written().OrderBy(Turn))
        {
            if (!IsLost(option.KindOf, isNeeded: true) && !IsLost(option.Over, isNeeded: false)
                && faults.Try(() => ReadOption(section.Find(option.Name)!, option, given), out var read))
            {
                given[option] = read;
            }
        }

        faults.Throw();
        return given;

        // What another option has to say first, and does not, since it has a fault of its own.
        bool IsLost(string? other, bool isNeeded) =>
            other is not null && (isNeeded || section.Find(other) is not null) && !given.Keys.Any(option => option.Name == other);
    }

    /// <summary>First what others refer to, last what refers to others.</summary>
    private static int Turn(Option option) => option.Type == typeof(IReadOnlyList<TraceSpec>) ? 0
        : option.Over is not null ? 3 : option.KindOf is not null ? 2 : 1;

    private static void Set(object spec, string property, string? value)
    {
        if (value is not null && spec is INamed or Schedulers.ObjectiveSpec)
        {
            spec.GetType().GetProperty(property)?.SetValue(spec, value);
        }
    }

    private object? ReadOption(Value value, Option option, Dictionary<Option, object?> beside) =>
        option.NullWord is { } word && value.IsText(word) ? null : Read(value, option, option.Type, beside);

    private object Read(Value value, Option option, Type type, Dictionary<Option, object?> beside)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return ReadList(value, option, type.GetGenericArguments()[0], beside);
        }

        if (option.KindOf is { } other)
        {
            return ReadLike(value, option, kinds.Of(type), beside.First(item => item.Key.Name == other).Value!, beside);
        }

        return SweepTexts.Reads(type) ? SweepTexts.Read(value, type) : Scalars.Read(value, option, type)
            ?? (type == typeof(InputFile) ? ReadFile(value)
                : type == typeof(InputFolder) && value.File(folder) is var named ? new InputFolder(named.Path, named.FullPath)
                : type.IsAssignableTo(typeof(ListFile)) ? ReadListFile(value, type.GetGenericArguments()[0], mayBePattern: true)
                : type.IsAssignableTo(typeof(TraceSpec)) ? TraceFiles.Find(value, type, kinds.Of(type), Traces, _hasLostTraces)
                : type == typeof(Tensor) ? TensorReader.Read(value)
                : option.NullWord == "false" && !value.IsMapping ? ReadSwitch(value, type)
                : Read(value, type));
    }

    /// <summary>A file, or a pattern of several.</summary>
    private InputFile ReadFile(Value value)
    {
        var file = value.File(folder);
        if (!file.IsPattern())
        {
            Require(file, value);
        }

        return file;
    }

    /// <summary>A list that stands in a file.</summary>
    private ListFile ReadListFile(Value value, Type item, bool mayBePattern = false)
    {
        var list = ListFile.Of(item, value.File(folder));
        if (!(mayBePattern && list.IsPattern))
        {
            Require(list.File, value);
        }

        return list;
    }

    private void Require(InputFile file, Value value)
    {
        if (!file.IsThere())
        {
            var missing = file.NotThere(string.Empty);
            Missing.Add(value.Expected(missing.Expected, missing.Hint));
        }
    }

    /// <summary>A spec whose kind is that of another option, and that says only what differs where it has a base.</summary>
    private object ReadLike(
        Value value, Option option, IReadOnlyList<Kind> known, object like, Dictionary<Option, object?> beside)
    {
        var name = Kind.NameOf(like);
        var kind = known.FirstOrDefault(kind => kind.Name == name) ?? throw value.Expected(
            $"the key only beside a {option.KindOf} of the kinds {string.Join(", ", known.Select(kind => kind.Name))}");
        var given = ReadOptions(value, kind, isOfFamily: false);
        return option.Over is not { } over ? kind.Create(given)
            : beside.FirstOrDefault(item => item.Key.Name == over).Value is { } basis ? kind.Change(basis, given)
            : throw value.Expected($"the key only beside '{over}'");
    }

    /// <summary>True stands for a section with all its defaults.</summary>
    private static object ReadSwitch(Value value, Type type) =>
        value.Truth() ? Kind.Of(type).Create(new Dictionary<Option, object?>()) : throw value.Expected("true or false");

    private object ReadList(Value value, Option option, Type type, Dictionary<Option, object?> beside)
    {
        if (option.Files is not null && value.IsWord)
        {
            return ReadListFile(value, type);
        }

        var faults = new FaultList();
        var items = new List<object>();
        foreach (var read in Items(value, option, type, beside))
        {
            if (faults.Try(read, out var item))
            {
                items.Add(item);
            }
            else if (faults.IsFull)
            {
                break;
            }
        }

        _hasLostTraces |= faults.Count > 0 && type == typeof(TraceSpec);
        faults.Throw();
        var list = Array.CreateInstance(type, items.Count);
        for (var k = 0; k < items.Count; k++)
        {
            list.SetValue(items[k], k);
        }

        Traces = list as TraceSpec[] ?? Traces;
        return list;
    }

    /// <summary>Readers of the items of a list: things with names, pairs of a name and a value, or others.</summary>
    private IEnumerable<Func<object>> Items(Value value, Option option, Type type, Dictionary<Option, object?> beside)
    {
        if (type.IsAssignableTo(typeof(INamed)))
        {
            return value.Entries($"a mapping with {option.Name} by their names").Select(entry => (Func<object>)(() => Kebab.Is(entry.Key)
                ? ReadNamed(entry.Value, type, entry.Key, entry.Place.ToString())
                : throw new ScenarioException(
                    entry.Place.ToString(), $"expected {Kebab.Expected} in '{value.Path}', found '{entry.Key}'")));
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        {
            return value.Entries("a mapping from names").Select(entry => (Func<object>)(() => Activator.CreateInstance(
                type, entry.Key, Read(entry.Value, option, type.GetGenericArguments()[1], beside))!));
        }

        return type == typeof(ReferenceValue) ? ReferenceReader.Items(value, this)
            : value.List(option.What, option.MayBeEmpty).Select(item => (Func<object>)(() => ReadItem(item, option, type, beside)));
    }

    private object ReadNamed(Value value, Type type, string name, string place)
    {
        var spec = Read(value, type, name, place);
        return spec is TraceSpec trace ? TraceFiles.Load(trace, value, folder, cache) : spec;
    }

    /// <summary>An item of a list: a pair of whole numbers, a row of numbers or a number alone, or what options are.</summary>
    private object ReadItem(Value value, Option option, Type type, Dictionary<Option, object?> beside)
    {
        if (type == typeof((int, int)))
        {
            const string What = "two different nodes, such as [0, 1],";
            var ends = value.IsList ? value.List(What) : throw value.Expected(What);
            return ends.Count == 2 ? (ends[0].Whole(0), ends[1].Whole(0)) : throw value.Expected(What);
        }

        return type == typeof(IReadOnlyList<double>)
            ? (value.IsList ? value.List("numbers") : [value]).Select(item => item.Number("a finite number", _ => true)).ToArray()
            : Read(value, option, type, beside);
    }
}
