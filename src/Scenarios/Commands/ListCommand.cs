using System.CommandLine;

namespace Hogwild.Scenarios;

/// <summary>The command <c>hogwild list</c>.</summary>
internal static class ListCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(TextWriter output)
    {
        var schedulers = new Command("schedulers", "Lists the schedulers with their options and what each is for.");
        schedulers.SetAction(_ => ListSchedulers(output));
        return new Command("list", "Lists what a scenario can name.") { schedulers };
    }

    private static int ListSchedulers(TextWriter output)
    {
        foreach (var (shape, type) in SchedulerShape.Family)
        {
            output.WriteLine(shape.Name);
            output.WriteLine($"    {XmlDocs.Summary(type)}");
            foreach (var key in shape.Keys)
            {
                var note = key.IsRequired ? "required" : $"default {key.Default}";
                output.WriteLine($"    {key.Name}: {key.Description} ({note})");
            }
        }

        output.WriteLine("any of them");
        foreach (var (key, type) in RelaxationShape.Family)
        {
            output.WriteLine($"    {key.Name}: {key.Description} (default {key.Default})");
            output.WriteLine($"        {XmlDocs.Summary(type)}");
        }

        return ExitCodes.Done;
    }
}
