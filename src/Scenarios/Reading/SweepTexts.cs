using Hogwild.Experiments;

namespace Hogwild.Scenarios;

/// <summary>Reads what a sweep is written in: values of any form, and conditions.</summary>
internal static class SweepTexts
{
    private const string Label = "label";
    private const string Inner = "value";

    /// <summary>Whether options of a type are read here.</summary>
    public static bool Reads(Type type) => type == typeof(SweepValue) || type == typeof(SweepCondition);

    /// <summary>The value of such an option.</summary>
    public static object Read(Value value, Type type) => type == typeof(SweepValue) ? ReadValue(value) : ReadCondition(value);

    /// <summary>The value that is meant: behind a label, or itself.</summary>
    public static Value Unlabelled(Value value) => value.IsMapping && value.Find(Label) is not null && value.Find(Inner) is { } inner
        && value.Entries("a mapping").Count() == 2 ? inner : value;

    private static SweepValue ReadValue(Value value)
    {
        var inner = Unlabelled(value);
        var label = ReferenceEquals(inner, value) ? null : value.Find(Label)!.Text();
        return inner.IsMapping || inner.IsList ? new SweepValue(NodeJson.Of(inner.Node), label) { IsSection = true }
            : new SweepValue(inner.Text("a value"), label);
    }

    private static SweepCondition ReadCondition(Value value)
    {
        var text = value.Text(SweepCondition.Expected);
        return SweepCondition.TryRead(text, out var condition, out ConditionFault? fault) ? condition : throw Fault(value, fault);
    }

    /// <summary>The error that a condition is wrong, at its letter.</summary>
    public static ScenarioException Fault(Value value, ConditionFault fault)
    {
        var found = fault.Found.Length == 0 ? "its end" : $"'{fault.Found}'";
        var at = value.Place.Line == 0 ? value.Place
            : value.Place with { Column = value.Place.Column + fault.Offset + (value.Node is ScalarNode { IsPlain: true } ? 0 : 1) };
        return new ScenarioException(at.ToString(), $"expected {fault.Expected.TrimEnd(',')} in '{value.Path}', found {found}{fault.Hint}");
    }
}
