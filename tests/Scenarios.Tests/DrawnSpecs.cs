using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Hogwild.Experiments;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Scenarios.Tests;

/// <summary>Draws specs by their descriptions alone: every option that can be there, with values within its own limits.</summary>
internal static class DrawnSpecs
{
    private const int Deepest = 2;

    /// <summary>A trace of each kind that specs may name.</summary>
    public static readonly IReadOnlyList<TraceSpec> Traces =
    [
        new TraceSpec.Delays("slow", "d.txt"), new TraceSpec.Deliveries("radio", "r.txt"), new TraceSpec.DelaySeries("late", "d.csv"),
        new TraceSpec.LossSeries("oven", "l.csv"), new TraceSpec.ActivationTimes("log", "t.csv"),
        new TraceSpec.ActivationGaps("gaps", "g.csv"),
    ];

    private static readonly Type[] Sections =
        [typeof(ThresholdSpec), typeof(RunSpec), typeof(OrderingSpec), typeof(WeightsSpec), typeof(VarySpec), typeof(SweepSpec)];

    /// <summary>Kinds of every family, and sections, all of whose options can be drawn.</summary>
    public static IReadOnlyList<Kind> Kinds { get; } =
    [
        .. KindRegistry.BuiltIn.Families.SelectMany(family => KindRegistry.BuiltIn.Of(family.Name))
            .Where(kind => !kind.Spec.IsAssignableTo(typeof(TraceSpec))),
        .. Sections.Select(Kind.Of),
    ];

    /// <summary>A spec of a kind.</summary>
    public static Gen<object> Of(Kind kind) => Of(kind, 0);

    private static Gen<object> Of(Kind kind, int depth) => kind.Options.Select(option => Given(option, depth))
        .Aggregate(
            Gen.Constant<IReadOnlyList<(bool IsThere, object? Value)>>([]),
            (drawn, next) => drawn.SelectMany(items => next.Select(item => (IReadOnlyList<(bool IsThere, object? Value)>)[.. items, item])))
        .Select(values => kind.Create(kind.Options.Zip(values).Where(item => item.Second.IsThere)
            .ToDictionary(item => item.First, item => item.Second.Value)));

    private static Gen<(bool IsThere, object? Value)> Given(Option option, int depth)
    {
        var absent = Gen.Constant((false, (object?)null));
        // Before there is a generator of what it holds: a spec may hold others of its own type.
        if (!option.IsRequired && depth >= Deepest)
        {
            return absent;
        }

        var there = Value(option, option.Type, depth).Select(value => (true, value));
        return option.IsRequired ? there : Gen.OneOf(there, absent);
    }

    private static Gen<object?> Value(Option option, Type type, int depth)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var (item, list) = (type.GetGenericArguments()[0], List(option, type.GetGenericArguments()[0], depth + 1));
            return option.Files is null ? list : Gen.OneOf(list, Files(item));
        }

        return type == typeof(bool) ? Gen.Elements<object?>(false, true)
            : type.IsEnum ? Gen.Elements(Enum.GetValues(type).Cast<object?>().ToArray())
            : type == typeof(int) ? Admitted(option, Gen.Choose(0, 2000).Select(number => (object?)number))
            : type == typeof(double) ? Admitted(option, Gen.Choose(0, 3000).Select(number => (object?)(number / 997.0)))
            : type == typeof(ulong) ? Gen.Choose(0, int.MaxValue).Select(number => (object?)((ulong)number << 33))
            : type == typeof(TimeSpan) ? Gen.Choose(1, 5000).Select(number => (object?)TimeSpan.FromTicks(number * 1234L))
            : type == typeof(string) ? Gen.Elements<object?>("scheduler.bound", "a text", "5%")
            : type == typeof(InputFile) ? Gen.Elements<object?>(
                new InputFile("b.csv", Environment.ProcessPath!), new InputFile("b.py", Environment.ProcessPath!))
            : type.IsAssignableTo(typeof(ListFile)) ? Files(type.GetGenericArguments()[0])
            : type == typeof(InputFolder) ? Gen.Constant<object?>(new InputFolder("b", Environment.ProcessPath!))
            : type == typeof(SweepValue) ? Gen.Elements<object?>(
                new SweepValue("5%"), new SweepValue("a", "label"), new SweepValue("""{"kind":"synchronous"}""") { IsSection = true })
            : type == typeof(Tensor) ? Gen.Elements<object?>(new Tensor([2], [1, 0.5]), new Tensor([1, 2], [-3, 1e-9]))
            : type.IsAssignableTo(typeof(TraceSpec)) ? Gen.Elements(Traces.Where(type.IsInstanceOfType).Cast<object?>().ToArray())
            : Text(type) ?? Nested(type, depth + 1).Select(spec => (object?)spec);
    }

    private static Gen<object?> Files(Type item) => Gen.Elements<object?>(
        ListFile.Of(item, new InputFile("b.csv", Environment.ProcessPath!)),
        ListFile.Of(item, new InputFile("b.npz#x", Environment.ProcessPath!)));

    private static Gen<object?>? Text(Type type) =>
        type == typeof(NodeSet) ? Gen.Elements<object?>(Read<NodeSet>("0-3 5"), Read<NodeSet>("all"))
        : type == typeof(ClockStart) ? Gen.Elements<object?>(new ClockStart(TimeSpan.FromTicks(77), false), new ClockStart(null, true))
        : type == typeof(ShownNodes) ? Gen.Constant<object?>(new ShownNodes(0, 4, 2))
        : type == typeof(SweepCondition) ? Gen.Elements<object?>(Read<SweepCondition>("a < 5% or not (b = 'c d')"))
        : type == typeof(Quantity) ? Gen.Elements<object?>(
            Quantity.Of(2), Quantity.Of(0.25), Quantity.Of(TimeSpan.FromTicks(99)), Read<Quantity>("5%"))
        : null;

    private static T Read<T>(string text)
        where T : ITextValue<T> => T.TryRead(text, out var value, out _) ? value! : throw new ArgumentException(text);

    /// <summary>A section, or one of the kinds of a family; deep inside only such as hold no other of the family.</summary>
    private static Gen<object> Nested(Type type, int depth)
    {
        if (!type.IsAbstract)
        {
            return Of(Kind.Of(type), depth);
        }

        var family = type.GetCustomAttribute<FamilyAttribute>(inherit: true)!;
        var kinds = KindRegistry.BuiltIn.Of(family.Name).Where(kind => kind.Spec.IsAssignableTo(type)).ToList();
        var flat = kinds.Where(kind => kind.Options.All(option => !option.IsRequired || option.Type != type)).ToList();
        return Gen.Elements((depth >= Deepest ? flat : kinds).ToArray()).SelectMany(kind => Of(kind, depth));
    }

    private static Gen<object?> List(Option option, Type type, int depth)
    {
        var items = type == typeof((int, int)) ? Gen.Elements<object?>((0, 1), (2, 0))
            : type == typeof(IReadOnlyList<double>) ? Gen.Elements<object?>((IReadOnlyList<double>)[1, 0.5], (IReadOnlyList<double>)[-2])
            : type.IsGenericType ? Value(option, type.GetGenericArguments()[1], depth)
            : Value(option, type, depth);
        return Gen.Choose(1, 3).SelectMany(count => items.ArrayOf(count)).Select(drawn =>
        {
            var list = Array.CreateInstance(type, drawn.Length);
            for (var k = 0; k < drawn.Length; k++)
            {
                list.SetValue(type.IsGenericType && type.Name.StartsWith("KeyValuePair", StringComparison.Ordinal)
                    ? Activator.CreateInstance(type, $"name-{k}", drawn[k]) : Named(drawn[k]!, k), k);
            }

            return (object?)list;
        });
    }

    private static object Named(object item, int number)
    {
        if (item is INamed)
        {
            item.GetType().GetProperty("Name")!.SetValue(item, $"name-{number}");
        }

        return item;
    }

    private static Gen<object?> Admitted(Option option, Gen<object?> values) => values.Where(value => option.Admits(value!));
}
