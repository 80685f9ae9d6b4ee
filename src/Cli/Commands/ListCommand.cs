using System.CommandLine;
using Hogwild.Scenarios;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild list</c>.</summary>
internal static class ListCommand
{
    private static readonly IReadOnlyList<(string Name, string What, IReadOnlyList<(Shape Shape, Type Type)> Family)> Families =
    [
        ("datasets", "the data sets", DatasetShape.Family),
        ("clocks", "the clocks of physical schedulers, and how their rates spread and drift",
            [.. ClockShape.Family, .. Prefixed("spread", ClockShape.Spreads), .. Prefixed("drift", ClockShape.Drifts)]),
        ("delays", "the distributions of delays and periods", [.. DelayShape.Family, DelayShape.Measured]),
        ("losses", "the kinds of loss that are more than a probability", LinkShape.Losses),
        ("faults", "what may fail", FaultShape.Family),
    ];

    /// <summary>Makes the command.</summary>
    public static Command Create(TextWriter output)
    {
        var schedulers = new Command("schedulers", "Lists the schedulers with their options and what each is for.");
        schedulers.SetAction(_ => ListSchedulers(output));
        var list = new Command("list", "Lists what a scenario can name.") { schedulers };
        foreach (var (name, what, family) in Families)
        {
            var command = new Command(name, $"Lists {what}.");
            command.SetAction(_ => Write(output, family));
            list.Add(command);
        }

        return list;
    }

    private static IEnumerable<(Shape Shape, Type Type)> Prefixed(string prefix, IReadOnlyList<(Shape Shape, Type Type)> family) =>
        family.Select(member => (member.Shape with { Name = $"{prefix}: {member.Shape.Name}" }, member.Type));

    private static int Write(TextWriter output, IReadOnlyList<(Shape Shape, Type Type)> family)
    {
        foreach (var (shape, type) in family)
        {
            output.WriteLine(shape.Name);
            output.WriteLine($"    {XmlDocs.Summary(type)}");
            foreach (var key in shape.Keys)
            {
                var note = key.IsRequired ? "required" : (key.Default ?? key.DefaultRule) is { } text ? $"default {text}" : "optional";
                output.WriteLine($"    {key.Name}: {key.Description} ({note})");
            }
        }

        return ExitCodes.Done;
    }

    private static int ListSchedulers(TextWriter output)
    {
        Write(output, SchedulerShape.Family);
        output.WriteLine("any of them");
        foreach (var (key, type) in RelaxationShape.Family)
        {
            output.WriteLine($"    {key.Name}: {key.Description} (default {key.Default})");
            output.WriteLine($"        {XmlDocs.Summary(type)}");
        }

        return ExitCodes.Done;
    }
}
